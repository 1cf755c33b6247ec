import assert from 'node:assert/strict';
import { empty } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

const call = {
  line: '≈ 128 tokens in · up to 2K out',
  facts: [{ label: 'Sent to', value: 'profile-1', copy: 'profile-1' }],
  meter: { share: 0.87, label: '87% of the context window', full: true },
};

describe('The line about the next call', () => {
  usePage();

  it('is there only where there is something to tell', () => {
    const probe = new PanelProbe(empty);
    assert.equal(probe.one('.call-preview').hidden, true);
    probe.apply({ kind: 'call', call });
    assert.deepEqual(probe.texts('.call-line'), [call.line]);
    probe.apply({ kind: 'call' });
    assert.equal(probe.one('.call-preview').hidden, true);
  });

  it('stays open while what it tells changes', () => {
    const probe = new PanelProbe({ ...empty, call });
    const details = probe.one('.call-preview') as HTMLDetailsElement;
    details.open = true;
    probe.apply({ kind: 'call', call: { ...call, facts: [{ label: 'Input', value: '≈ 3 tokens' }] } });
    assert.equal(probe.one('.call-preview'), details);
    assert.deepEqual([details.open, ...probe.texts('.call-facts .fact-value')], [true, '≈ 3 tokens']);
  });

  it('shows how full the context window is, also to a screen reader', () => {
    const probe = new PanelProbe({ ...empty, call });
    const meter = probe.one('[role=meter]');
    assert.equal(meter.getAttribute('aria-valuetext'), '87% of the context window');
    assert.deepEqual(probe.texts('.call-share.full'), ['87% of the context window']);
  });

  it('asks with what is typed now', () => {
    const probe = new PanelProbe({ ...empty, call });
    probe.panel.composer.write('Why?');
    const [open, count] = probe.root.querySelectorAll<HTMLElement>('.call-tools button');
    open?.click();
    count?.click();
    assert.deepEqual(probe.posted, [
      { type: 'previewRequest', text: 'Why?' },
      { type: 'countTokens', text: 'Why?' },
    ]);
  });
});
