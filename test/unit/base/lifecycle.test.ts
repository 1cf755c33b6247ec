import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/event.ts';
import { DisposableStore, MutableDisposable, toDisposable } from '../../../src/base/lifecycle.ts';

describe('DisposableStore', () => {
  it('disposes in reverse order, once', () => {
    const order: number[] = [];
    const store = new DisposableStore();
    for (const i of [1, 2, 3]) store.add(toDisposable(() => order.push(i)));
    store.dispose();
    store.dispose();
    assert.deepEqual(order, [3, 2, 1]);
  });

  it('disposes at once what comes too late', () => {
    const store = new DisposableStore();
    store.dispose();
    let disposed = false;
    store.add(toDisposable(() => (disposed = true)));
    assert.equal(disposed, true);
  });
});

describe('MutableDisposable', () => {
  it('disposes the value before, and the last one with itself', () => {
    const gone: string[] = [];
    const value = new MutableDisposable();
    for (const name of ['a', 'b']) value.value = toDisposable(() => gone.push(name));
    assert.deepEqual(gone, ['a']);
    value.dispose();
    value.value = toDisposable(() => gone.push('late'));
    assert.deepEqual(gone, ['a', 'b', 'late']);
  });
});

describe('Emitter', () => {
  it('tells every listener, until it leaves', () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    const listen = (value: string): unknown => heard.push(value);
    const first = emitter.event(listen);
    emitter.event(listen);
    emitter.fire('x');
    first.dispose();
    emitter.fire('y');
    assert.deepEqual(heard, ['x', 'x', 'y']);
  });
});
