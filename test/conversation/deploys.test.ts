import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCounter, orderFlow } from './counter.ts';

/** A form half-way, as a version of the program stored it. */
function halfway(frame: object): unknown {
  return {
    v: 1,
    frames: [
      {
        id: 'run-1',
        flow: 'order',
        version: 2,
        step: 'parts',
        data: { name: 'chair', colour: 'green', parts: ['leg'], gift: false },
        trail: ['name', 'colour'],
        ...frame,
      },
    ],
    parked: [],
    prompt: 7,
    offered: [{ id: 'done', label: 'done' }],
    misses: 0,
  };
}

async function afterDeploy(state: unknown, text = 'lanjut') {
  const counter = openCounter();
  counter.plant(state);
  const said = await counter.type(text);
  return { said, counter };
}

describe('a deploy in the middle of a form (P28)', () => {
  test('of the same version changes nothing', async () => {
    const { said } = await afterDeploy(halfway({}));
    expect(said).toEqual(['parts 1? [done]']);
  });

  test('of an older version is carried over by the flow', async () => {
    const old = halfway({ version: 1, data: { title: 'chair', colour: 'green', parts: ['leg'] } });
    const { said, counter } = await afterDeploy(old, 'done');
    expect(said).toEqual([
      'right? {"name":"chair","colour":"green","parts":["leg"],"gift":false} [save] [change name] [change gift]',
    ]);
    expect(counter.stored()).toMatchObject({ frames: [{ version: 2 }] });
  });

  test('keeps every answer that is still valid; only the one that is not is lost', async () => {
    const { counter } = await afterDeploy(
      halfway({ data: { name: 'chair', colour: 'mauve', parts: ['leg'], old: 1 } }),
    );
    expect(counter.stored()).toMatchObject({
      frames: [{ step: 'parts', data: { name: 'chair', parts: ['leg'], gift: false } }],
    });
    expect(counter.stored()).not.toHaveProperty('frames.0.data.colour');
  });

  test('a step that is gone becomes the first one that still has to be asked', async () => {
    const { said, counter } = await afterDeploy(
      halfway({ step: 'wheels', trail: ['name', 'axles', 'colour'] }),
    );
    expect(said).toEqual(['parts 1? [done]']);
    expect(counter.stored()).toMatchObject({ frames: [{ trail: ['name', 'colour'] }] });
  });

  test('a visit to a step that is gone, or from one, still comes to the end', async () => {
    const { said, counter } = await afterDeploy(
      halfway({ step: 'name', returnTo: 'summary', trail: ['name'] }),
      'stool',
    );
    expect(said).toEqual(['colour? [red] [green] [blue] [engine-skip]']);
    expect(await counter.type('lewati', 'done', 'save')).toEqual(['ordered']);
  });

  test('what was only probably understood by the older version is asked again', async () => {
    const old = halfway({ version: 1, step: 'colour', unconfirmed: { data: { colour: 'red' } } });
    const { said } = await afterDeploy(old, 'lanjut');
    expect(said).toEqual(['colour? [red] [green] [blue] [engine-skip]']);
  });

  test('a flow that is gone ends politely; a form that it had interrupted goes on', async () => {
    const state = halfway({}) as { frames: unknown[] };
    state.frames.push({ id: 'run-2', flow: 'lottery', version: 1, step: 'ticket', data: {}, trail: [] });
    const { said } = await afterDeploy(state, 'menu');
    expect(said).toEqual(['engine-form-gone', 'menu', 'engine-resume(order) | parts 1? [done]']);
  });

  test('a kept form whose flow is gone is forgotten without a word', async () => {
    const state = halfway({}) as { frames: unknown[]; parked: unknown[] };
    state.parked = state.frames.splice(0).map((frame) => ({ ...(frame as object), flow: 'lottery' }));
    const { said, counter } = await afterDeploy(state, 'menu');
    expect(said).toEqual(['menu']);
    expect(counter.stored()).toMatchObject({ parked: [] });
  });
});

describe('what nobody can read', () => {
  test('is said to be gone, once, and the conversation starts afresh', async () => {
    for (const state of [{}, [], 'x', 7, true, { v: 2 }, { v: 1, frames: 'none' }, { v: 1, frames: [{}] }]) {
      const { said, counter } = await afterDeploy(state, 'menu');
      expect(said).toEqual(['engine-form-gone', 'menu']);
      expect(await counter.type('menu')).toEqual(['menu']);
    }
  });

  test('whatever is stored, whatever is said: an answer and a readable state come back', async () => {
    const texts = fc.constantFrom(
      'pesan',
      'chair',
      'batal',
      'kembali',
      'ulang',
      'menu',
      'done',
      '1',
      '?',
      '',
    );
    const frame = fc.record(
      {
        flow: fc.constantFrom('order', 'lottery'),
        version: fc.integer({ min: 0, max: 3 }),
        step: fc.constantFrom('name', 'colour', 'gift', 'review', 'wheels'),
        data: fc.dictionary(fc.constantFrom('name', 'colour', 'parts', 'gift', 'x'), fc.jsonValue()),
        trail: fc.array(fc.constantFrom('name', 'parts', 'gift', 'wheels')),
        returnTo: fc.constantFrom('review', 'gift', 'wheels'),
        unconfirmed: fc.constantFrom({ choice: 'red' }, { data: { colour: 'blue' } }),
        id: fc.constant('run-1'),
      },
      { requiredKeys: ['flow', 'version', 'step', 'data', 'trail', 'id'] },
    );
    const state = fc.oneof(
      fc.jsonValue(),
      fc.record({
        v: fc.constant(1),
        frames: fc.array(frame, { maxLength: 3 }),
        parked: fc.array(frame, { maxLength: 2 }),
        prompt: fc.nat(),
        offered: fc.constant([]),
        misses: fc.nat({ max: 5 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(state, fc.array(texts, { minLength: 1, maxLength: 6 }), async (stored, said) => {
        const counter = openCounter([orderFlow()]);
        counter.plant(stored);
        await counter.type(...said);
        expect(counter.stored()).toMatchObject({ v: 1 });
      }),
      { numRuns: 300 },
    );
  });
});
