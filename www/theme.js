// Sets the chosen colours before the first paint. The choice is the only
// thing that the page ever stores.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('theme');
  } catch {
    // Storage can be forbidden; the system's colours do then.
  }
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
