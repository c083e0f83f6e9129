import { el } from '../dom.js';

function rows(session) {
  const { tls } = session;
  const server = [session.host, session.port && `port ${session.port}`].filter(Boolean).join(', ');
  return [
    ['address', server],
    ['greeting', session.greeting],
    ['server', session.server],
    ['offers', session.capabilities.join(', ')],
    ['offers in TLS', session.capabilities_tls.join(', ')],
    ['TLS', tls && [tls.version && `version ${tls.version}`, tls.suite].filter(Boolean).join(', ')],
    ['login', session.auth ?? 'not tried'],
  ].filter(([, value]) => value);
}

/** What a dialogue showed, as a short table. */
export function session(item) {
  return el('dl.facts-table', null, rows(item).map(([name, value]) => [el('dt', null, name), el('dd', null, value)]));
}
