import { expect, it } from 'vitest';
import { createMetrics } from '../../src/http/index.ts';

it('counts what the rooms report, and asks for the outbox at every scrape', async () => {
  let depths = [{ channel: 'telegram', state: 'queued', count: 3 }];
  const metrics = createMetrics(async () => depths);
  metrics.turnFinished('done', 0.03);
  metrics.turnFinished('failed', 3);
  metrics.sendFinished('telegram', 'retry');
  metrics.sendFinished('telegram', 'retry');
  metrics.messageReceived('webchat', 'text');
  const first = await metrics.registry.metrics();
  for (const line of [
    'saudagar_turn_seconds_bucket{le="0.05"} 1',
    'saudagar_turn_seconds_count 2',
    'saudagar_turns_total{result="done"} 1',
    'saudagar_turns_total{result="failed"} 1',
    'saudagar_sends_total{channel="telegram",result="retry"} 2',
    'saudagar_received_total{channel="webchat",kind="text"} 1',
    'saudagar_outbox_messages{channel="telegram",state="queued"} 3',
  ]) {
    expect(first.split('\n')).toContain(line);
  }
  expect(first).toContain('process_resident_memory_bytes');

  depths = [{ channel: 'webchat', state: 'dead', count: 1 }];
  const second = await metrics.registry.metrics();
  expect(second).toContain('saudagar_outbox_messages{channel="webchat",state="dead"} 1');
  expect(second).not.toContain('state="queued"');
});

it('answers a scrape while the database is away, without an old depth', async () => {
  let away = false;
  const metrics = createMetrics(async () => {
    if (away) throw new Error('the database is away');
    return [{ channel: 'telegram', state: 'queued', count: 3 }];
  });
  expect(await metrics.registry.metrics()).toContain('saudagar_outbox_messages{');
  away = true;
  const text = await metrics.registry.metrics();
  expect(text).toContain('saudagar_turns_total');
  expect(text).not.toContain('saudagar_outbox_messages{');
});
