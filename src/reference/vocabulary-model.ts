import { z } from 'zod'
import { Code, Labels, OtherCodes, provenance, validity, yesOrNo } from './parts.ts'

/** One word of a vocabulary. The last fields are those of single vocabularies: bodies, needs, kinds of service. */
export const Entry = z.strictObject({
  code: Code,
  labels: Labels,
  /** One plain sentence for whoever has to choose. */
  hint: Labels.optional(),
  codes: OtherCodes.optional(),
  ...provenance,
  ...validity,
  /** `body-kind`: whether the procedure lets bodies of this kind identify formally. */
  authorisedToIdentify: yesOrNo().optional(),
  /** `risk-domain`: asked about children only. */
  childrenOnly: yesOrNo().optional(),
  /** `service-kind`: the needs (vocabulary `need`) it answers. */
  needs: z.array(Code).optional(),
})
export type Entry = z.infer<typeof Entry>

/** One list of words; its name is the name of its file. */
export const Vocabulary = z.strictObject({
  vocabulary: Code,
  labels: Labels,
  ...provenance,
  entries: z.array(Entry, { error: 'a list of entries' }).min(1, { error: 'at least one entry' }),
})
export type Vocabulary = z.infer<typeof Vocabulary>
