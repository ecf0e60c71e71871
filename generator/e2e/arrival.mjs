// How a page arrives over a slow mobile network, with an empty cache: how many bytes it
// and all that it needs take over the wire, when something is first seen, and how much of
// what has been seen moves.
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

// Bytes, milliseconds, and by how much of the screen times how far things may move.
export const ENOUGH = { bytes: 60_000, firstSeen: 1000, moved: 0 };

export async function arrival(browser, address) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'sv-SE' });
  const tab = await context.newPage();
  const wire = await context.newCDPSession(tab);
  let bytes = 0;
  const said = []; // by the console: a script that fails, or what the page's policy forbids
  tab.on('console', (message) => said.push(message.text()));
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  await wire.send('Network.emulateNetworkConditions', SLOW_4G);
  await tab.goto(address, { waitUntil: 'networkidle' });
  const seen = await tab.evaluate(async () => {
    const entries = (type) => new Promise((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
      observer.observe({ type, buffered: true });
      setTimeout(resolve, 300, []);
    });
    const paint = (await entries('paint')).find(({ name }) => name === 'first-contentful-paint');
    const shifts = await entries('layout-shift');
    return { firstSeen: Math.round(paint?.startTime ?? Infinity), moved: shifts.reduce((sum, { value }) => sum + value, 0) };
  });
  await context.close();
  return { bytes, ...seen, said };
}
