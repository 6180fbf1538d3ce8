import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { type OrderData, openCounter, orderFlow } from './counter.ts';

const COLOURS = '[red] [green] [blue] [engine-skip]';

describe('taps', () => {
  test('the same tap again, as an app resends it under a new id, does nothing (P20)', async () => {
    const finished: OrderData[] = [];
    const counter = openCounter([orderFlow(finished)]);
    await counter.type('pesan', 'chair', 'lewati', 'done');
    const prompt = counter.last();
    expect(await counter.tap('save', prompt)).toEqual(['ordered']);
    expect(await counter.tap('save', prompt)).toEqual([]);
    expect(await counter.tap('save', prompt)).toEqual([]);
    expect(finished).toHaveLength(1);
  });

  test('a tap on an older prompt changes nothing: it is called old, and the question repeated (P20)', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair');
    const colours = counter.last();
    await counter.tap('green');
    expect(await counter.tap('blue', colours)).toEqual([
      'engine-stale-choice',
      'engine-resume(order) | parts 0? [done]',
    ]);
    expect(counter.stored()).toMatchObject({ frames: [{ data: { colour: 'green' } }] });
  });

  test('with no form open an old tap is called old and nothing else happens', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair');
    const colours = counter.last();
    await counter.type('batal');
    expect(await counter.tap('blue', colours)).toEqual(['engine-stale-choice']);
  });

  test('a choice that is a command works however old it is, with its argument', async () => {
    const counter = openCounter();
    expect((await counter.act({ kind: 'choice', id: '/menu:a:b', prompt: 1 })).said).toEqual(['menu a:b']);
    expect((await counter.act({ kind: 'choice', id: '/menu' })).said).toEqual(['menu']);
  });

  test('a forged choice is no way into the program', async () => {
    const counter = openCounter();
    for (const id of ['/toString', '/constructor', '/__proto__', '/nonsense', '/']) {
      expect((await counter.act({ kind: 'choice', id })).said).toEqual(['engine-nothing-open', 'unknown 0']);
    }
    await counter.type('pesan', 'chair');
    const { prompt } = counter.last().at(-1) ?? {};
    const forged = await counter.act({
      kind: 'choice',
      id: 'purple',
      ...(prompt === undefined ? {} : { prompt }),
    });
    expect(forged.said[0]).toBe('engine-stale-choice');
  });

  test('prompts are numbered upwards, one number for each set of choices, and never start over', async () => {
    const counter = openCounter();
    const numbers: unknown[] = [];
    for (const text of ['pesan', 'chair', 'menu', 'lewati', 'done', 'save', 'pesan', 'chair']) {
      for (const { prompt } of (await counter.act({ kind: 'text', text })).replies) numbers.push(prompt);
    }
    const given = numbers.filter((number) => number !== undefined);
    expect(given).toEqual(given.map((_, i) => i + 1));
  });
});

describe('reminders', () => {
  test('a form asks for one a day after the last word, under the name of its run', async () => {
    const counter = openCounter();
    const { timers } = await counter.act({ kind: 'text', text: 'pesan' });
    expect(timers).toEqual([{ name: 'form-reminder', token: 'run-1', afterMs: DAY }]);
    expect((await counter.act({ kind: 'text', text: 'batal' })).timers).toEqual([]);
  });

  test('it reminds of the run it was meant for, and offers to go on; the answer goes on where it was', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair');
    const reminder = await counter.act({ kind: 'timer', name: 'form-reminder', token: 'run-1' });
    expect(reminder.said).toEqual(['engine-reminder(order) [engine-continue] [engine-cancel]']);
    expect(await counter.tap('engine-continue')).toEqual([`colour? ${COLOURS}`]);
    await counter.act({ kind: 'timer', name: 'form-reminder', token: 'run-1' });
    expect(await counter.type('green')).toEqual(['green, noted', 'parts 0? [done]']);
  });

  test('the reminder of a run that is over, or of another person, says nothing', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair', 'ulang');
    expect((await counter.act({ kind: 'timer', name: 'form-reminder', token: 'run-1' })).said).toEqual([]);
    await counter.type('batal');
    expect((await counter.act({ kind: 'timer', name: 'form-reminder', token: 'run-2' })).said).toEqual([]);
  });
});

test('free text is awaited where the step says so, not while confirming, choosing or commanding (P30)', async () => {
  const counter = openCounter();
  expect(counter.awaitsFreeText('chair')).toBe(false);
  await counter.type('pesan');
  expect(counter.awaitsFreeText('chair')).toBe(true);
  expect(counter.awaitsFreeText('batal')).toBe(false);
  await counter.type('chair');
  expect(counter.awaitsFreeText('red')).toBe(false);
  await counter.type('reddish');
  expect(counter.awaitsFreeText('yes')).toBe(false);
});
