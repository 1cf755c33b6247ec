import * as v from 'valibot';

/** A field that may be absent, but not undefined: as JSON has it. */
export const optional = <T extends v.GenericSchema>(schema: T): v.ExactOptionalSchema<T, undefined> =>
  v.exactOptional(schema);
