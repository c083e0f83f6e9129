import { launch, useReports } from '/work/wt/web/tests/page/support/browser.js';
import { serve } from '/work/wt/web/tests/page/support/server.js';
import { timeoutReport, healthyReport, unknownReport, report } from '/work/wt/web/tests/page/fixtures/reports.js';
import { EXAMPLES } from '/work/wt/web/www/examples.js';
const real = process.argv.includes('--real');
const s = await serve();
const b = await launch();
try {
const texts = Object.fromEntries(EXAMPLES.map(e => [e.name, e.text]));
const reports = [[texts['PHPMailer, no answer'], timeoutReport(texts['PHPMailer, no answer'])],[texts['Telnet, all well'], healthyReport()]];
const odd='flux capacitor failed with code 88\nand a very plain line';
reports.push([odd, unknownReport(odd)]);
for (const scheme of ['light','dark']) for (const w of [1280, 360]) {
  const page = await b.newPage({ viewport: { width: w, height: w===360?740:860 }, colorScheme: scheme });
  page.on('console', m => console.log(m.text())); page.on('pageerror', e => console.log('ERR', e));
  if (!real) await useReports(page, reports, report({}));
  await page.goto(s.url);
  await page.waitForSelector('.example');
  await page.screenshot({ path: `/tmp/shot-${scheme}-${w}-0empty.png` });
  let i=1;
  for (const name of real ? EXAMPLES.map(e=>e.name) : ['PHPMailer, no answer','Telnet, all well',null]) {
    if (name) { await page.evaluate(()=>document.querySelector('#clear').click()); await page.getByRole('button',{name}).click(); } else await page.goto(s.url+'#t='+encodeURIComponent(odd));
    await page.waitForSelector('#verdict h2'); await page.evaluate(()=>new Promise(r=>setTimeout(r,150)));
    if (i===1) await page.evaluate(()=>{document.querySelectorAll('details')[0]&&(document.querySelectorAll('details')[0].open=true)});
    await page.screenshot({ path: `/tmp/shot-${scheme}-${w}-${i++}.png`, fullPage: true });
  }
  await page.close();
}
} finally { await b.close(); s.stop(); }
