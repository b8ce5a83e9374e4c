/** Starts a watch; the function says how long it has run: on the clock, and in processor time, which a busy machine does not stretch. Seconds. */
export function startWatch(): () => { readonly clockSeconds: number; readonly processorSeconds: number; readonly text: string } {
  const startedMs = performance.now();
  const started = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(started);
    const clockSeconds = (performance.now() - startedMs) / 1000;
    const processorSeconds = (user + system) / 1e6;
    return { clockSeconds, processorSeconds, text: `${clockSeconds.toFixed(1)} s (${processorSeconds.toFixed(1)} s of a processor)` };
  };
}
