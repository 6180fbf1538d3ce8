import { describe, expect, test } from 'vitest';
import { type OrderData, openCounter, orderFlow, questionFlow } from './counter.ts';

const COLOURS = '[red] [green] [blue] [engine-skip]';
const REVIEW = '[save] [change name] [change gift]';
const review = (data: object) => `right? ${JSON.stringify(data)} ${REVIEW}`;

describe('steps', () => {
  test('a form is asked from first to last step, and finishes with its data', async () => {
    const finished: OrderData[] = [];
    const counter = openCounter([orderFlow(finished)]);
    expect(await counter.type('pesan')).toEqual(['name?']);
    expect(await counter.type('chair')).toEqual([`colour? ${COLOURS}`]);
    expect(await counter.tap('red')).toEqual(['red, noted', 'size?']);
    expect(await counter.type('12')).toEqual(['parts 0? [done]']);
    expect(await counter.type('leg')).toEqual(['parts 1? [done]']);
    expect(await counter.type('seat')).toEqual(['parts 2? [done]']);
    const data = { name: 'chair', colour: 'red', size: 12, parts: ['leg', 'seat'], gift: false };
    expect(await counter.type('done')).toEqual([review({ ...data })]);
    expect(await counter.type('save')).toEqual(['ordered']);
    expect(finished).toEqual([data]);
  });

  test('a step whose condition says no is left out; a skipped one leaves what skipping means', async () => {
    const counter = openCounter();
    expect(await counter.type('pesan', 'chair', 'lewati')).toEqual(['parts 0? [done]']);
    expect(await counter.type('done')).toEqual([
      review({ name: 'chair', colour: null, parts: [], gift: false }),
    ]);
    const other = openCounter();
    await other.type('pesan', 'chair');
    expect(await other.tap('engine-skip')).toEqual(['parts 0? [done]']);
  });

  test('a choice is taken by tap, number, label, abbreviation; by a near miss only once confirmed', async () => {
    for (const typed of ['2', 'green', 'gre', 'GREEN']) {
      const counter = openCounter();
      expect(await counter.type('pesan', 'chair', typed)).toEqual(['green, noted', 'parts 0? [done]']);
    }
    const counter = openCounter();
    expect(await counter.type('pesan', 'chair', 'grean')).toEqual([
      'engine-did-you-mean(green) [engine-yes] [engine-no]',
    ]);
    expect(await counter.type('engine-no')).toEqual([`colour? ${COLOURS}`]);
    expect(await counter.type('grean', 'engine-yes')).toEqual(['green, noted', 'parts 0? [done]']);
  });

  test('a number is an answer, not the number of a choice, where free text is awaited', async () => {
    const counter = openCounter();
    expect(await counter.type('pesan', 'chair', 'red', '1')).toEqual(['parts 0? [done]']);
    expect(counter.stored()).toMatchObject({ frames: [{ data: { size: 1 } }] });
  });

  test('what is only probably understood is asked, and any other answer replaces it', async () => {
    const counter = openCounter();
    expect(await counter.type('pesan', 'chair', 'reddish')).toEqual(['red, then? [engine-yes] [engine-no]']);
    expect(await counter.type('engine-yes')).toEqual(['size?']);
    const other = openCounter();
    await other.type('pesan', 'chair', 'reddish');
    expect(await other.type('blue')).toEqual(['blue, noted', 'parts 0? [done]']);
  });

  test('an interruption while something is to be confirmed asks the question itself again', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair', 'reddish');
    expect(await counter.type('menu')).toEqual(['menu', `engine-resume(order) | colour? ${COLOURS}`]);
    expect(counter.stored()).not.toHaveProperty('frames.0.unconfirmed');
    expect(await counter.type('grean')).toEqual(['engine-did-you-mean(green) [engine-yes] [engine-no]']);
  });

  test('leaving ends the form without finishing it', async () => {
    const finished: OrderData[] = [];
    const counter = openCounter([orderFlow(finished)]);
    expect(await counter.type('pesan', 'chair', 'never mind')).toEqual(['as you like']);
    expect(await counter.type('anything')).toEqual(['unknown 1']);
    expect(finished).toEqual([]);
  });

  test('a file is an answer where the step accepts it, and otherwise said to be in the way', async () => {
    const counter = openCounter();
    const photo = { kind: 'image', media: { ref: 'x' } } as const;
    expect((await counter.act(photo)).said).toEqual(['engine-unasked-image', 'unknown 0']);
    await counter.type('pesan');
    expect((await counter.act(photo)).said).toEqual(['engine-not-now-image | name?']);
    await counter.type('chair');
    expect((await counter.act(photo)).said).toEqual(['parts 0? [done]']);
    expect((await counter.act({ kind: 'unsupported', what: 'sticker' })).said).toEqual([
      'engine-cannot-read-sticker',
      'engine-resume(order) | parts 0? [done]',
    ]);
  });

  test('misunderstood twice, the ways out are shown with an explanation; never a loop without an exit', async () => {
    const counter = openCounter();
    expect(await counter.type('pesan', '1')).toEqual(['a name, please']);
    expect(await counter.type('2')).toEqual([
      'a name, please | explain-name [engine-back] [engine-cancel] [engine-human]',
    ]);
    expect(await counter.type('chair', 'pesan', '??')).toEqual([expect.stringContaining('explain-colour')]);
  });
});

describe('visits', () => {
  async function atReview() {
    const counter = openCounter();
    await counter.type('pesan', 'chair', 'lewati', 'done');
    return counter;
  }
  const data = { name: 'chair', colour: null, parts: [], gift: false };

  test('a visited step returns to where the visit came from', async () => {
    const counter = await atReview();
    expect(await counter.tap('change name')).toEqual(['name?']);
    expect(await counter.type('table')).toEqual([review({ ...data, name: 'table' })]);
    expect(await counter.tap('change name')).toEqual(['name?']);
    expect(await counter.type('stool')).toEqual([review({ ...data, name: 'stool' })]);
    expect(await counter.tap('save')).toEqual(['ordered']);
  });

  test('a question that belongs to the visited step is asked before returning, and only where needed', async () => {
    const counter = await atReview();
    expect(await counter.tap('change gift')).toEqual(['a gift?']);
    expect(await counter.type('indeed')).toEqual(['what greeting?']);
    expect(await counter.type('congratulations')).toEqual([
      review({ ...data, gift: true, greeting: 'congratulations' }),
    ]);
    expect(await counter.tap('change gift')).toEqual(['a gift?']);
    expect(await counter.type('indeed')).toEqual([
      review({ ...data, gift: true, greeting: 'congratulations' }),
    ]);
  });

  test('back out of a visit leads to where it came from; from there to the step before, and on again', async () => {
    const counter = await atReview();
    await counter.tap('change name');
    expect(await counter.type('kembali')).toEqual([review(data)]);
    expect(await counter.type('kembali')).toEqual(['parts 0? [done]']);
    expect(await counter.type('kembali')).toEqual([`colour? ${COLOURS}`]);
    expect(await counter.type('green')).toEqual(['green, noted', 'parts 0? [done]']);
  });

  test('back over a visit to a dependent question leads to the visited step, and its answer goes on to the end', async () => {
    const counter = await atReview();
    await counter.tap('change gift');
    await counter.type('indeed');
    expect(await counter.type('kembali')).toEqual(['a gift?']);
    expect(await counter.type('no')).toEqual([review(data)]);
    expect(await counter.type('save')).toEqual(['ordered']);
  });

  test('on the first step there is nothing to go back to', async () => {
    const counter = openCounter();
    expect(await counter.type('pesan', 'kembali')).toEqual(['engine-no-step-back | name?']);
  });
});

describe('interruptions', () => {
  test('a question is answered and the form goes on where it was (P29)', async () => {
    const counter = openCounter();
    expect(await counter.type('pesan', 'berapa harga?')).toEqual([
      'an answer in a form',
      'engine-resume(order) | name?',
    ]);
    expect(await counter.type('chair')).toEqual([`colour? ${COLOURS}`]);
    expect(await counter.type('menu')).toEqual(['menu', `engine-resume(order) | colour? ${COLOURS}`]);
    expect((await counter.act({ kind: 'start', payload: 'daftar' })).said).toEqual([
      'welcome daftar',
      `engine-resume(order) | colour? ${COLOURS}`,
    ]);
  });

  test('what the form does not understand and is plainly another wish is followed, and counts as no mistake', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair');
    expect(await counter.type('stop it')).toEqual([
      'another wish',
      `engine-resume(order) | colour? ${COLOURS}`,
    ]);
    await counter.type('purplish');
    expect((await counter.type('purplish')).join()).toContain('engine-back');
  });

  test('help explains the step; so does a question that is no answer', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair');
    const explained = [`explain-colour | engine-help-in-form | colour? ${COLOURS}`];
    expect(await counter.type('bantuan')).toEqual(explained);
    expect(await counter.type('apa itu?')).toEqual(explained);
    expect(await counter.type('apa itu?')).toEqual(explained);
  });

  test('another form in between is finished first; forms nest and unwind in order', async () => {
    const counter = openCounter([orderFlow(), questionFlow('aaa'), questionFlow('bbb')]);
    await counter.type('pesan', 'chair');
    expect(await counter.type('/aaa')).toEqual(['aaa?']);
    expect(await counter.type('/bbb')).toEqual(['bbb?']);
    expect(await counter.type('x')).toEqual(['bbb finished', 'engine-resume(aaa) | aaa?']);
    expect(await counter.type('batal')).toEqual([
      'engine-cancelled-gone(aaa) [engine-menu]',
      `engine-resume(order) | colour? ${COLOURS}`,
    ]);
    expect(await counter.type('green')).toEqual(['green, noted', 'parts 0? [done]']);
  });

  test('begun again while open, a form goes on instead of starting over, and comes to the top', async () => {
    const counter = openCounter([orderFlow(), questionFlow('aaa')]);
    await counter.type('pesan', 'chair', '/aaa');
    expect(await counter.type('pesan')).toEqual([`engine-picked-up(order) | colour? ${COLOURS}`]);
    expect(counter.stored()).toMatchObject({ frames: [{ flow: 'aaa' }, { flow: 'order' }] });
  });

  test('the stack of interrupted forms has an end', async () => {
    const names = ['aaa', 'bbb', 'ccc', 'ddd', 'eee', 'fff'];
    const counter = openCounter(names.map((name) => questionFlow(name)));
    for (const name of names) await counter.type(`/${name}`);
    expect(counter.stored()).toMatchObject({
      frames: [{ flow: 'ccc' }, { flow: 'ddd' }, { flow: 'eee' }, { flow: 'fff' }],
    });
  });

  test('cancelled half-way, a long form is kept and picked up where it was; cancelled at once, it is gone', async () => {
    const counter = openCounter();
    expect(await counter.type('pesan', 'batal')).toEqual(['engine-cancelled-gone(order) [engine-menu]']);
    await counter.type('pesan', 'chair');
    expect(await counter.type('batal')).toEqual(['engine-cancelled-kept(order) [engine-menu]']);
    expect(await counter.type('anything')).toEqual(['unknown 1']);
    expect(await counter.type('pesan')).toEqual([`engine-picked-up(order) | colour? ${COLOURS}`]);
    expect(counter.stored()).toMatchObject({ parked: [], frames: [{ data: { name: 'chair' } }] });
  });

  test('started over, a form is empty and a new run', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair', 'red');
    expect(await counter.type('ulang')).toEqual(['name?']);
    expect(counter.stored()).toMatchObject({ frames: [{ id: 'run-2', data: { parts: [] }, trail: [] }] });
  });

  test('started over, a form that is only one question asks that question again', async () => {
    const counter = openCounter([questionFlow('only', true)]);
    expect(await counter.type('/only')).toEqual(['only?']);
    expect(await counter.type('ulang')).toEqual(['only?']);
    expect(await counter.type('x')).toEqual(['only finished']);
  });

  test('with no form open, commands of a form say so and lead on', async () => {
    const counter = openCounter();
    for (const command of ['batal', 'kembali', 'ulang', 'lanjut', 'lewati']) {
      expect(await counter.type(command)).toEqual(['engine-nothing-open', 'unknown 0']);
    }
    expect(await counter.type('pesan', 'lewati')).toEqual(['engine-cannot-skip | name?']);
  });

  test('misses are counted in a row, and forgotten by anything understood (P29)', async () => {
    const counter = openCounter();
    expect(await counter.type('x', 'y', 'z')).toEqual(['unknown 3']);
    expect(await counter.type('berapa', 'x')).toEqual(['unknown 1']);
    expect(await counter.type('menu', 'x')).toEqual(['unknown 1']);
  });
});
