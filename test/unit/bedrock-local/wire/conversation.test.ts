import assert from 'node:assert/strict';
import { checkConversation } from '../../../bedrock-local/wire/converse/checkConversation.ts';
import type {
  ContentBlock,
  Conversation,
  Message,
} from '../../../bedrock-local/wire/converse/conversation.ts';
import { imageRefusal } from '../../../bedrock-local/wire/converse/imageRules.ts';

const user = (...content: ContentBlock[]): Message => ({ role: 'user', content });
const assistant = (...content: ContentBlock[]): Message => ({ role: 'assistant', content });
const document = (name: string): ContentBlock => ({ document: { name } });
const use = (toolUseId: string): ContentBlock => ({ toolUse: { toolUseId } });
const result = (toolUseId: string): ContentBlock => ({ toolResult: { toolUseId } });
const hi: ContentBlock = { text: 'Hi' };

const refused: Readonly<Record<string, readonly [Conversation, string]>> = {
  'has no message': [
    { messages: [] },
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
  ],
  'starts with the assistant': [
    { messages: [assistant(hi)] },
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
  ],
  'has an empty message': [
    { messages: [user(hi), assistant()] },
    'The content field in the Message object at messages.1 is empty. Add a ContentBlock object to the content field and try again.',
  ],
  'has a blank text': [
    { messages: [user(hi, { text: ' ' })] },
    'The text field in the ContentBlock object at messages.0.content.1 is blank. Add text to the text field, and try again.',
  ],
  'has reasoning of the user': [
    { messages: [user(hi, { reasoningContent: {} })] },
    'User messages cannot contain reasoning content. Please remove the reasoning content and try again.',
  ],
  'has a document with a file name': [
    { messages: [user(hi, document('notes.txt'))] },
    "The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character.",
  ],
  'has two documents of one name': [
    { messages: [user(hi, document('a')), assistant(hi), user(hi, document('a'))] },
    "Messages can't contain duplicate document names. Rename the document and retry your request.",
  ],
  'has six documents': [
    { messages: [user(hi, ...['a', 'b', 'c', 'd', 'e', 'f'].map(document))] },
    "You can't include more than 5 documents in a request.",
  ],
  'has a document without a text beside it': [
    { messages: [user(document('a'))] },
    'A text block must be included when using documents.',
  ],
  'uses tools that it does not have': [
    { messages: [user(hi), assistant(use('1')), user(result('1'))] },
    'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
  ],
  'has a result too many': [
    { messages: [user(hi), assistant(use('1')), user(result('1'), result('2'))], toolConfig: {} },
    'The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.',
  ],
  'leaves uses of tools unanswered': [
    { messages: [user(hi), assistant(use('1'), use('2'), use('3')), user(result('2'))], toolConfig: {} },
    'Expected toolResult blocks at messages.2.content for the following Ids: 1, 3',
  ],
};

describe('Converse refuses a conversation that', () => {
  for (const [title, [conversation, message]] of Object.entries(refused)) {
    it(title, () => {
      assert.throws(() => checkConversation(conversation), {
        name: 'ValidationException',
        status: 400,
        message,
      });
    });
  }
});

describe('Converse accepts a conversation', () => {
  const accepted: Readonly<Record<string, Conversation>> = {
    'with tools': { messages: [user(hi), assistant(hi, use('1')), user(result('1'))], toolConfig: {} },
    'with a tool that AWS runs': {
      messages: [
        user(hi),
        assistant({ toolUse: { toolUseId: '1', type: 'server_tool_use' } }, result('1')),
        user(hi),
      ],
      toolConfig: {},
    },
    'with the same role twice': { messages: [user(hi), user(hi)] },
    'with documents': { messages: [user(hi, document('a (1)'), document('b [2]-c'))] },
  };
  for (const [title, conversation] of Object.entries(accepted)) {
    it(title, () => assert.doesNotThrow(() => checkConversation(conversation)));
  }
});

describe('A model', () => {
  const image = (format: string, bytes: Buffer): Conversation => ({
    messages: [user(hi, { image: { format, source: { bytes: bytes.toString('base64') } } })],
  });
  const png = Buffer.concat([Buffer.from([0x89]), Buffer.from('PNG\r\n\u001a\n')]);

  it('accepts an image that is what it says', () => assert.equal(imageRefusal(image('png', png)), undefined));

  it('refuses an image of another format', () => {
    assert.equal(
      imageRefusal(image('jpeg', png)),
      'The model returned the following errors: The detected file MIME type image/png does not match the expected type image/jpeg. Reformat your input and try again.',
    );
  });

  it('refuses an image of more than 5 MB of base64', () => {
    assert.equal(
      imageRefusal(image('png', Buffer.alloc(3_932_161))),
      'The model returned the following errors: messages.0.content.1.image.source.bytes: image exceeds 5 MB maximum: 5242884 bytes > 5242880 bytes',
    );
  });
});
