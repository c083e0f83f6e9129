// Headless Chromium from Debian, driven by playwright-core.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** The script of a worker that answers texts from a table, in place of the real one. */
function fakeWorker(reports, otherwise) {
  const script = `const reports = new Map(${JSON.stringify(reports)});
    const otherwise = ${JSON.stringify(otherwise)};
    onmessage = ({ data }) => postMessage({ id: data.id, result: reports.get(data.value) ?? otherwise });`;
  return `export default ${JSON.stringify(script)};`;
}

/** Lets a page get reports by hand: `reports` are [text, report] pairs. */
export function useReports(page, reports, otherwise) {
  const body = fakeWorker(reports, otherwise);
  return page.route('**/worker-source.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
}
