const described = {
  messages_claimed_total: 'Messages taken up, new or again.',
  messages_delivered_total: 'Messages delivered.',
  messages_duplicate_total: 'Messages that had been delivered before.',
  messages_dead_total: 'Messages put into the dead letter folder.',
  messages_recovered_total: 'Messages taken over from a worker that stopped without putting them back.',
  batches_total: 'Batches whose messages were put into the inbox.',
  claims_lost_total: 'Messages that another worker took over while this one held them.',
  retries_total: 'Attempts to deliver that failed and are made again.',
  breaker_opened_total: 'Times that deliveries were held back since the destination was down.',
  refused_total: 'Messages refused when they arrived.',
[% if (mllp) { -%]
  mllp_messages_total: 'Messages that came by MLLP.',
  mllp_broken_total: 'MLLP connections closed since what came was no message.',
[% } -%]
[% if (mesh) { -%]
  mesh_messages_total: 'Messages fetched from MESH.',
  mesh_reports_total: 'Reports by MESH that a message could not be delivered.',
[% } -%]
} as const;

export type Counter = keyof typeof described;

export interface Metrics {
  count(counter: Counter, by?: number): void;
  value(counter: Counter): number;
  /** Notes how long a message took from its arrival to its delivery, in seconds. */
  observe(seconds: number): void;
  /** The text that Prometheus reads, with values of the moment added. */
  text(gauges: Record<string, number>): string;
}

export function createMetrics(): Metrics {
  const values = new Map<Counter, number>();
  const took = { sum: 0, count: 0 };
  const value = (counter: Counter) => values.get(counter) ?? 0;
  return {
    count: (counter, by = 1) => void values.set(counter, value(counter) + by),
    value,
    observe(seconds) {
      took.sum += seconds;
      took.count += 1;
    },
    text(gauges) {
      const counters = (Object.keys(described) as Counter[]).map(
        (name) =>
          `# HELP worker_${name} ${described[name]}\n# TYPE worker_${name} counter\nworker_${name} ${value(name)}\n`,
      );
      const others = Object.entries(gauges).map(
        ([name, number]) => `# TYPE worker_${name} gauge\nworker_${name} ${number}\n`,
      );
      const summary = `# HELP worker_delivery_seconds From arrival to delivery.
# TYPE worker_delivery_seconds summary
worker_delivery_seconds_sum ${took.sum.toFixed(3)}
worker_delivery_seconds_count ${took.count}
`;
      return [...counters, ...others, summary].join('');
    },
  };
}
