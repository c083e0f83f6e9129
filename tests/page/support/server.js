// Starts `xtask serve` on a free port.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const XTASK = process.env.SMTPDIAG_XTASK ?? new URL('../../../target/debug/xtask', import.meta.url).pathname;

/** Gives {url, stop}. */
export async function serve() {
  const child = spawn(XTASK, ['serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = line.match(/http:\S+/)?.[0];
    if (url) return { url, stop: () => child.kill() };
  }
  throw new Error('xtask serve ended without an address');
}
