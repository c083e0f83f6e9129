// `#t=` opens the page with a text: percent-encoded, never sent to a server.

/** The text of the address, or null. */
export function textOfFragment(hash) {
  if (!hash.startsWith('#t=')) return null;
  try {
    return decodeURIComponent(hash.slice(3));
  } catch {
    // A broken escape: the link was cut, so nothing of it is taken.
    return null;
  }
}

/** Takes the text out of the address once it is no longer what the box holds. */
export function dropFragment() {
  if (location.hash.startsWith('#t=')) history.replaceState(null, '', location.pathname + location.search);
}
