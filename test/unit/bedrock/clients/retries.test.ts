import assert from 'node:assert/strict';
import { createClients, type Clients } from '../../../../src/bedrock/clients/clients.ts';
import { createModelClient } from '../../../../src/bedrock/converse/modelClient.ts';
import { AwsHome, keysProfile } from '../../../fakes/awsHome.ts';
import { awsError, Loopback, type LoopbackAnswer } from '../../../fakes/loopback.ts';
import { exceptionFrame, METADATA, STOP, textFrame } from '../converse/frames.ts';
import { REQUEST } from '../converse/fakeBedrock.ts';

let home: AwsHome;
let aws: Loopback;
let clients: Clients;
let answers: LoopbackAnswer[];

function stream(...frames: readonly Uint8Array[]): LoopbackAnswer {
  return {
    headers: { 'content-type': 'application/vnd.amazon.eventstream' },
    body: Buffer.concat(frames),
  };
}

async function read(): Promise<string> {
  const request = { ...REQUEST, connection: { profile: 'work', region: 'eu-west-1' } };
  let text = '';
  for await (const event of createModelClient(clients).stream(request, new AbortController().signal)) {
    if (event.kind === 'text') text += event.text;
  }
  return text;
}

describe('Trying again', () => {
  beforeEach(async () => {
    home = await AwsHome.create();
    await home.writeCredentials(...keysProfile('work'));
    aws = await Loopback.start(() => answers.shift() ?? 'hang');
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    clients = createClients({ userAgentVersion: '1' });
  });
  afterEach(async () => {
    clients.dispose();
    await aws.stop();
    await home.restore();
  });

  it('is for requests whose answer has not begun', async () => {
    const failing = awsError('ServiceUnavailableException', 503, 'Busy');
    answers = [failing, stream(textFrame('Hello'), STOP, METADATA)];
    assert.equal(await read(), 'Hello');
    assert.equal(aws.requests.length, 2);
  });

  it('is not done once text was given out, whatever then happens', async () => {
    answers = [stream(textFrame('Hel'), exceptionFrame('serviceUnavailableException', 'Busy'))];
    await assert.rejects(read(), { name: 'FailureError' });
    answers = [stream(textFrame('Hel'))];
    await assert.rejects(read(), { name: 'FailureError' });
    assert.equal(aws.requests.length, 2);
  });
});
