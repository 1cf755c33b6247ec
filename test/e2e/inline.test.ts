import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { launchWorkbench } from './harness/launch.ts';
import type { Workbench } from './harness/workbench.ts';

describe('Explaining a selection beside the code', () => {
  let workbench: Workbench;
  const thread = (): Locator => workbench.page.locator('.review-widget');

  before(async () => {
    workbench = await launchWorkbench({ viewport: { width: 1400, height: 1100 } });
    await workbench.openFile('src/quote.ts');
  });

  after(() => workbench.close());

  it('streams the answer inline, from the palette', async () => {
    await workbench.selectLines(16, 20);
    await workbench.runCommand('Bedrock: Explain Selection');
    await thread().getByText('quote.ts').first().waitFor();
    await workbench.screenshot('inline-explain');
    await thread().getByRole('button', { name: 'Copy Answer' }).waitFor();
    assert.equal(
      await workbench.page.locator('.part.panel .action-label', { hasText: 'Comments' }).count(),
      0,
    );
    await workbench.screenshot('inline-explain-done');
  });
});
