import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { answerText } from '../../src/chat/conversation.ts';
import { CODE } from '../unit/host/panel/samples.ts';
import { ChatOfTest } from './chatOfTest.ts';

const STOP = { kind: 'stop', reason: 'end_turn' } as const;

let folder = '';
let chat: ChatOfTest;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedrock-workbench-'));
  chat = new ChatOfTest(folder);
});

afterEach(async () => {
  await chat.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the chat’s page', () => {
  it('loads only what is ours, with a new nonce for each load', () => {
    const { webview } = chat.view;
    const nonce = () => /script-src 'nonce-([\w-]{32,})'/.exec(webview.html.replaceAll('&#39;', "'"))?.[1];
    assert.match(webview.html, /default-src &#39;none&#39;/);
    assert.doesNotMatch(webview.html, /unsafe/);
    const first = nonce();
    assert.ok(first);
    chat.view.setVisible(false);
    assert.notEqual(nonce(), first);
    const roots = (webview.options.localResourceRoots ?? []).map(({ path }) => path.split('/').at(-1));
    assert.deepEqual(roots, ['dist', 'media']);
  });

  it('is told everything when it is ready, and says nothing of what is not in the protocol', async () => {
    chat.view.say({ type: 'format', disk: true });
    assert.deepEqual(chat.view.messages, []);
    chat.view.say({ type: 'ready' });
    const state = await chat.view.until(({ choices }) => choices[2]?.label === 'Some Model');
    assert.deepEqual([state.title, state.turns, state.busy, state.banner], ['', [], false, 'A banner']);
  });
});

describe('a turn in the chat', () => {
  it('streams as deltas that add up to what a fresh page is told', async () => {
    chat.view.say({ type: 'ready' });
    chat.model.push(
      { kind: 'text', index: 0, text: 'Hel' },
      { kind: 'text', index: 0, text: 'lo' },
      STOP,
      'end',
    );
    chat.view.say({ type: 'send', text: 'Say hello' });
    const streamed = await chat.view.until(({ turns, busy }) => turns.length === 1 && !busy);
    assert.equal(streamed.turns[0]?.answer.blocks[0]?.text, 'Hello');
    assert.equal(streamed.title, 'Say hello');
    chat.view.say({ type: 'ready' });
    assert.deepEqual(chat.view.state, streamed);
  });

  it('goes on while the view is hidden, moved or reloaded', async () => {
    chat.view.say({ type: 'ready' });
    chat.view.say({ type: 'send', text: 'Say hello' });
    await chat.view.until(({ busy }) => busy);
    chat.view.setVisible(false);
    const before = chat.view.messages.length;
    chat.model.push({ kind: 'text', index: 0, text: 'Hel' }, { kind: 'text', index: 0, text: 'lo' });
    await chat.untilAnswered('Hello');
    assert.equal(chat.view.messages.length, before);
    const left = chat.view;
    const moved = chat.move();
    moved.say({ type: 'ready' });
    assert.equal(moved.state?.turns[0]?.answer.blocks[0]?.text, 'Hello');
    chat.model.push({ kind: 'text', index: 0, text: '!' }, STOP, 'end');
    const state = await moved.until(({ busy }) => !busy);
    assert.equal(state.turns[0]?.answer.blocks[0]?.text, 'Hello!');
    assert.equal(left.messages.length, before);
  });

  it('is stopped by the page, and what had arrived stays', async () => {
    chat.view.say({ type: 'ready' });
    chat.view.say({ type: 'send', text: 'Say hello' });
    chat.model.push({ kind: 'text', index: 0, text: 'Hal' });
    await chat.view.until(({ turns }) => turns[0]?.answer.blocks[0]?.text === 'Hal');
    chat.view.say({ type: 'stop' });
    const { turns } = await chat.view.until(({ busy }) => !busy);
    assert.deepEqual(turns[0]?.answer.state, { kind: 'stopped' });
    assert.equal(turns[0].answer.blocks[0]?.text, 'Hal');
  });
});

describe('the chat after a reload', () => {
  it('shows the conversation of before, cut answers included', async () => {
    chat.view.say({ type: 'ready' });
    chat.view.say({ type: 'send', text: 'Say hello' });
    chat.model.push({ kind: 'text', index: 0, text: 'Hel' }, { kind: 'text', index: 0, text: 'lo' });
    await chat.untilAnswered('Hello');
    chat = await chat.reload();
    chat.view.say({ type: 'ready' });
    const { turns, busy } = await chat.view.until(({ turns: all }) => all.length === 1);
    assert.equal(turns[0]?.answer.blocks[0]?.text, 'Hello');
    assert.equal(turns[0].answer.state.kind, 'interrupted');
    assert.equal(busy, false);
  });

  it('shows all that is whole where the end of its file was cut off, and goes on from there', async () => {
    chat.view.say({ type: 'ready' });
    for (const [i, text] of ['Hi', 'Hello'].entries()) {
      chat.model.push({ kind: 'text', index: 0, text }, STOP, 'end');
      chat.view.say({ type: 'send', text: `Say ${text}` });
      await chat.view.until(({ turns, busy }) => turns.length === i + 1 && !busy);
    }
    chat = await chat.reload(async () => {
      const [file = ''] = await readdir(folder);
      const path = join(folder, file);
      await writeFile(path, (await readFile(path, 'utf8')).slice(0, -20));
    });
    chat.view.say({ type: 'ready' });
    const { conversation } = await chat.session();
    assert.equal(conversation.turns[0] && answerText(conversation.turns[0].answer), 'Hi');
    const before = conversation.turns.length;
    chat.model.push({ kind: 'text', index: 0, text: 'Again' }, STOP, 'end');
    chat.view.say({ type: 'send', text: 'Say it again' });
    await chat.view.until(({ turns, busy }) => turns.length === before + 1 && !busy);
    chat = await chat.reload();
    const { turns } = (await chat.session()).conversation;
    assert.deepEqual(
      [turns[0], turns.at(-1)].map((turn) => turn && answerText(turn.answer)),
      ['Hi', 'Again'],
    );
  });
});

describe('what the chat opens', () => {
  it('is the text itself, read-only, where the attached file has gone', async () => {
    chat.panel.attach({ ...CODE, uri: 'file:///nowhere/at/all.ts', text: 'const gone = true;\n' });
    const opened = new Promise<vscode.TextDocument>((resolve) => {
      const listening = vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (!editor) return;
        listening.dispose();
        resolve(editor.document);
      });
    });
    chat.view.say({ type: 'openAttachment', id: CODE.id });
    const document = await opened;
    assert.equal(document.getText(), 'const gone = true;\n');
    assert.equal(document.uri.scheme, 'bedrock-workbench-text');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('is the file at the lines that were attached', async () => {
    const path = join(folder, 'lines.txt');
    await writeFile(path, 'one\ntwo\nthree\nfour\n');
    const uri = vscode.Uri.file(path).toString();
    chat.panel.attach({ ...CODE, uri, startLine: 2, endLine: 3 });
    chat.view.say({ type: 'openAttachment', id: CODE.id });
    const editor = await chat.untilActive(uri);
    assert.equal(editor.document.getText(editor.selection), 'two\nthree');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

describe('what is dropped on the chat', () => {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const root = workspace?.uri ?? vscode.Uri.file('/');
  const noted = (): string[] =>
    chat.view.messages.flatMap((message) => (message.type === 'note' ? message.text.split('\n') : []));

  it('goes along where the workspace has it, by the address that the workbench of a remote window gives', async () => {
    chat.view.say({ type: 'ready' });
    const quote = vscode.Uri.joinPath(root, 'src', 'quote.ts');
    chat.view.say({
      type: 'addUris',
      uris: [quote.with({ scheme: 'vscode-remote', authority: 'host' }).toString()],
    });
    const { attachments } = await chat.view.until((state) => state.attachments.length > 0);
    assert.deepEqual(
      attachments.map(({ label }) => label),
      ['src/quote.ts'],
    );
    assert.deepEqual(noted(), []);
  });

  it('is refused in words where it is elsewhere, also behind the workspace’s own name', async () => {
    chat.view.say({ type: 'ready' });
    const uris = [`vscode-remote://host${root.path}/../elsewhere.txt`, 'vscode-remote://host/etc/hosts'];
    chat.view.say({ type: 'addUris', uris: [...uris, root.with({ scheme: 'file' }).toString()] });
    await chat.view.until(() => noted().length > 0);
    const above = vscode.Uri.joinPath(root, '..', 'elsewhere.txt').path;
    assert.deepEqual(
      noted(),
      [above, '/etc/hosts', root.path].map(
        (path) => `${path} is not in the workspace. Add it as a picture or document instead.`,
      ),
    );
    assert.deepEqual(chat.view.state?.attachments, []);
  });
});

describe('code that is inserted from the chat', () => {
  it('goes to the cursor of the active editor and is undone in one step', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'a\nb\n' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 1, 1);
    const changed = new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document) return;
        listening.dispose();
        resolve();
      });
    });
    chat.view.say({ type: 'insertAtCursor', text: 'x\ny' });
    await changed;
    assert.equal(document.getText(), 'a\nx\ny\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'a\nb\n');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('an explanation that goes on in the chat', () => {
  it('is followed while it streams, and kept', async () => {
    chat.view.say({ type: 'ready' });
    const { session, model } = chat.elsewhere();
    const sent = session.send({ task: 'explain', text: 'Explain this code.', attachments: [CODE] });
    model.push({ kind: 'text', index: 0, text: 'It ' });
    chat.panel.show(session);
    await chat.view.until(({ turns }) => turns[0]?.answer.blocks[0]?.text === 'It ');
    model.push({ kind: 'text', index: 0, text: 'adds.' }, STOP, 'end');
    await sent;
    const { turns } = await chat.view.until(({ busy }) => !busy);
    assert.equal(turns[0]?.answer.blocks[0]?.text, 'It adds.');
    chat = await chat.reload();
    const [turn] = (await chat.session()).conversation.turns;
    assert.equal(turn && answerText(turn.answer), 'It adds.');
  });
});
