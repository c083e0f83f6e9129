// The way of a mail, and where on it a finding sits.

/** The places in order: id and name. */
export const PLACES = [
  ['app', 'your app'],
  ['machine', 'machine'],
  ['name', 'DNS'],
  ['network', 'network'],
  ['tls', 'TLS'],
  ['login', 'login'],
  ['server', 'server'],
  ['recipient', 'recipient'],
];

const OF_STAGE = {
  client: 'app',
  dns: 'name',
  network: 'network',
  tls: 'tls',
  auth: 'login',
  envelope: 'server',
  message: 'server',
  delivery: 'recipient',
};

// Causes that sit elsewhere than the rest of their stage.
const OF_CAUSE = { 'net.permission-denied': 'machine' };
const OF_LAYER = { recipient: 'recipient' };

/** Where a finding sits: the id of a place. */
export function placeOf({ cause, stage }) {
  return OF_CAUSE[cause] ?? OF_LAYER[cause.split('.')[0]] ?? OF_STAGE[stage] ?? 'server';
}

/** Ids of the places that a session was seen to pass. */
export function placesSeen(session) {
  const seen = new Set(['app', 'machine', 'name', 'network']);
  if (session.tls) seen.add('tls');
  if (session.auth === 'accepted') seen.add('login');
  if (session.greeting || session.events.some(({ kind }) => kind === 'reply')) seen.add('server');
  if (session.outcome === 'delivered') seen.add('recipient');
  return seen;
}
