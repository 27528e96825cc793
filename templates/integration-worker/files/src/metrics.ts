const described = {
  messages_claimed_total: 'Messages taken from the inbox.',
  messages_delivered_total: 'Messages delivered.',
  messages_duplicate_total: 'Messages that had been delivered before.',
  messages_dead_total: 'Messages put into the dead letter folder.',
  messages_requeued_total: 'Messages put back for later, when stopping.',
  messages_recovered_total: 'Messages taken over from a worker that stopped without putting them back.',
  claims_lost_total: 'Messages that another worker took over while this one held them.',
  retries_total: 'Attempts to deliver that failed and were made again.',
  refused_total: 'HTTP posts that were refused.',
} as const;

export type Counter = keyof typeof described;

export interface Metrics {
  count(counter: Counter, by?: number): void;
  value(counter: Counter): number;
  /** The text that Prometheus reads, with values of the moment added. */
  text(gauges: Record<string, number>): string;
}

export function createMetrics(): Metrics {
  const values = new Map<Counter, number>();
  const value = (counter: Counter) => values.get(counter) ?? 0;
  return {
    count: (counter, by = 1) => void values.set(counter, value(counter) + by),
    value,
    text(gauges) {
      const counters = (Object.keys(described) as Counter[]).map(
        (name) =>
          `# HELP worker_${name} ${described[name]}\n# TYPE worker_${name} counter\nworker_${name} ${value(name)}\n`,
      );
      const others = Object.entries(gauges).map(
        ([name, number]) => `# TYPE worker_${name} gauge\nworker_${name} ${number}\n`,
      );
      return [...counters, ...others].join('');
    },
  };
}
