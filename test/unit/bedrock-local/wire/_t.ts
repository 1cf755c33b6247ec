import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { startBedrockLocal } from '../../../bedrock-local/server.ts';
import { account, hello, messageStart, messageStop, playing, receive, runtimeClient, textDelta } from './harness.ts';
const a = await startBedrockLocal({accounts:[account], services: playing(() => [messageStart, textDelta('Hi'), {kind:'fault',fault:{type:'reset',afterBytes:20}}, textDelta('x'), messageStop])});
console.log(await receive(runtimeClient(a.url,'HTTP/2')));
console.log(a.entries.at(-1));
const b = await startBedrockLocal({accounts:[account], services: {'bedrock-runtime': {unary: {Converse: (_i, c) => { c.signal.addEventListener('abort',()=>console.log('server saw abort')); return new Promise(()=>undefined)}}}}});
const stop = new AbortController();
b.onRequest(e => { console.log(e.type); if (e.type==='began') setTimeout(()=>{console.log('abort');stop.abort()},100) });
const t = setTimeout(()=>process.exit(),4000);
try { await runtimeClient(b.url,'HTTP/2').send(new ConverseCommand(hello),{abortSignal:stop.signal}); } catch(e) { console.log('client', String(e)) }
