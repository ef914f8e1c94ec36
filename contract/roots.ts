import Type from 'typebox';
import { nullable } from './fields.ts';

const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'day in China' });
const Digest = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hexadecimal' });

export const RootsQuery = Type.Object({ from: Type.Optional(Day) });

export const RootsView = Type.Object({
  roots: Type.Array(
    Type.Object({
      day: Day,
      entries: Type.Integer(),
      root: Digest,
      previous: Digest,
      line: Type.String({ description: 'what is signed' }),
      signature: Type.String({ description: 'Ed25519 over the line, Base64' }),
    }),
  ),
  next: nullable(Day),
});

export const RootKeyView = Type.Object({
  algorithm: Type.Literal('Ed25519'),
  pem: Type.String({ description: 'public key, SubjectPublicKeyInfo in PEM' }),
});
