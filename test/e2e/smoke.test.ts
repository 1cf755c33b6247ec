import { launchWorkbench } from './harness/launch.ts';
import type { Workbench } from './harness/workbench.ts';

describe('The packaged extension in a served VS Code', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await launchWorkbench();
  });

  after(() => workbench.close());

  it('activates when its chat is focused', async () => {
    await workbench.runCommand('Bedrock: Focus Chat');
    await workbench.chat().getByRole('textbox').waitFor();
    await workbench.screenshot('smoke-chat');
  });

  it('sees the sample workspace and selects code in it', async () => {
    await workbench.openFile('src/quote.ts');
    await workbench.selectLines(16, 20);
    await workbench.statusBarItem('Ln 20, Col 2 (250 selected)').waitFor();
  });
});
