/**
 * Returns `call` as a function that V8 does not inline, since it calls a proxy as it is. Otherwise a task could become a
 * part of the code that dispatches it, compiled by what that code has met before: the same task then runs at speeds that
 * differ between strategies, or from start to start. JMH forbids inlining likewise, by `@CompilerControl(DONT_INLINE)`.
 * Each call takes a little longer, which only a task of some nanoseconds notices.
 */
export function notInlined<Call extends (...args: never[]) => unknown>(call: Call): Call {
  return new Proxy(call, {});
}
