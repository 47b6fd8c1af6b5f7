import { ferryText } from '../review/temporaryFolder.js';
import { reviewOf, Visitor } from './visitor.js';

describe('two reviewers who look at the same caption', () => {
  async function bothLooking() {
    const { url } = await reviewOf({ 'ferry.txt': ferryText });
    const ada = new Visitor(url, 'reviewer=Ada');
    const ben = new Visitor(url, 'reviewer=Ben');
    const address = await ada.addressOf('ferry');
    const seenByBen = (await ben.cardsOf(address))[0]!;
    await ada.decide(address, 1, { action: 'remove' });
    const form = { caption: seenByBen.id, seen: seenByBen.seen.caption, origin: 'document' };
    return { ada, ben, address, form };
  }

  it('the later one is shown both decisions, and nothing is overwritten', async () => {
    const { ben, address, form } = await bothLooking();
    const { status, body } = await ben.post(`${address}/decisions`, { ...form, action: 'keep' });
    expect(status).toBe(409);
    expect(body).toContain('<dt>Ada</dt>');
    expect(body).toContain('<strong>remove it</strong>');
    expect(body).toContain('<strong>keep it</strong>');
    expect((await ben.cardsOf(address))[0]!.html).toContain('Removed');
  });

  it('may then insist', async () => {
    const { ben, address, form } = await bothLooking();
    const { body } = await ben.post(`${address}/decisions`, {
      ...form,
      action: 'replace',
      text: 'The "ferry"',
    });
    const seen = /name="seen" value="(\d+)"/.exec(body)![1]!;
    expect(body).toContain('name="text" value="The &#34;ferry&#34;"');
    await ben.post(`${address}/decisions`, { ...form, action: 'replace', text: 'The "ferry"', seen });
    expect((await ben.cardsOf(address))[0]!.html).toContain('Replaced');
  });

  it('is told that the own step is overtaken when it is taken back', async () => {
    const { ada, ben, address } = await bothLooking();
    await ben.decide(address, 1, { action: 'keep' });
    const { body } = await ada.post('/undo', { back: address, origin: 'document' });
    expect(body).toContain('decided anew since');
    expect((await ada.cardsOf(address))[0]!.html).toContain('Kept');
  });
});
