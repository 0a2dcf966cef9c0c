import { fill, type SettingWords } from '../_locales/index.ts'
import type { RolloutWords } from '../_locales/rollout.ts'
import { exampleOf } from '../settings/examples.ts'
import type { Setting, Value } from '../settings/table.ts'
import { wordsOfSetting } from '../settings/words.ts'
import { choiceName, needsPresentation, revision, schema } from './admx.ts'
import { personsKeys, type Template, type TemplatePolicy } from './template.ts'
import { type XmlElement, xml, xmlFile } from './xml.ts'

export interface TemplateWords {
  readonly rollout: RolloutWords
  readonly settings: SettingWords
}

/** The texts of one language for a browser's ADMX. */
export function adml(template: Template, words: TemplateWords): string {
  const { rollout } = words
  const values = { browser: template.title, id: template.install.id, address: template.install.address }
  const category = fill(rollout.category, values)
  const strings = [
    ['category', category],
    ['supported', fill(rollout.supported, values)],
    ...template.policies.flatMap((policy) => {
      const { title, text } = policyText(policy, values, words)
      return [[policy.name, title], [`${policy.name}_text`, text], ...choiceStrings(policy)]
    }),
  ]
  const { revision: _, ...attributes } = schema
  return xmlFile(
    xml('policyDefinitionResources', { ...attributes, revision }, [
      xml('displayName', {}, category),
      xml('description', {}, category),
      xml('resources', {}, [
        xml(
          'stringTable',
          {},
          strings.map(([id = '', text = '']) => xml('string', { id }, text)),
        ),
        xml(
          'presentationTable',
          {},
          template.policies.filter(needsPresentation).map((policy) => presentation(policy, words)),
        ),
      ]),
    ]),
  )
}

/** The editor shows a choice by its value, as the documents do. */
function choiceStrings({ name, control }: TemplatePolicy): string[][] {
  return control.kind === 'choice' ? control.choices.map((choice) => [choiceName(name, choice), choice]) : []
}

function policyText(
  { about }: TemplatePolicy,
  values: Readonly<Record<string, string>>,
  { rollout, settings }: TemplateWords,
): { title: string; text: string } {
  switch (about.kind) {
    case 'install':
      return {
        title: rollout.installTitle,
        text: [fill(rollout.installText, values), rollout.installAside].join('\n\n'),
      }
    case 'locked':
      return {
        title: rollout.lockedTitle,
        text: fill(rollout.lockedText, { keys: personsKeys.join(', ') }),
      }
    case 'whole':
      return { title: rollout.wholeTitle, text: rollout.wholeText }
    case 'whole-line':
      return { title: rollout.wholeLineTitle, text: [rollout.wholeText, rollout.wholeLineText].join('\n\n') }
    default: {
      const { setting } = about
      const { title, text } = wordsOfSetting(settings, setting.key)
      const isSuggested = about.kind === 'suggested'
      const parts = [
        ...(isSuggested ? [rollout.suggestedText] : []),
        text,
        ...hints(setting, rollout),
        setting.key,
      ]
      return {
        title: isSuggested ? fill(rollout.suggestedTitle, { title }) : title,
        text: parts.join('\n\n'),
      }
    }
  }
}

function hints(setting: Setting, rollout: RolloutWords): string[] {
  const { type, choices = [], most } = setting
  if (type === 'boolean') return []
  if (type === 'choice') return [fill(rollout.choices, { choices: choices.join(', ') })]
  const example = fill(rollout.example, { example: shown(exampleOf(setting)) })
  return type === 'list' ? [fill(rollout.list, { most: String(most) }), example] : [example]
}

const shown = (value: Value) => (Array.isArray(value) ? value.join(', ') : String(value))

function presentation(policy: TemplatePolicy, words: TemplateWords): XmlElement {
  const { name, control } = policy
  const label = labelOf(policy, words)
  return xml('presentation', { id: name }, [
    control.kind === 'text'
      ? xml('textBox', { refId: name }, [xml('label', {}, label)])
      : xml(boxes[control.kind] ?? 'listBox', boxAttributes(control.kind, name), label),
  ])
}

function labelOf({ about }: TemplatePolicy, { rollout, settings }: TemplateWords): string {
  if ('setting' in about) return wordsOfSetting(settings, about.setting.key).title
  return about.kind === 'locked' ? rollout.lockedTitle : rollout.wholeTitle
}

const boxes: Readonly<Record<string, string>> = {
  choice: 'dropdownList',
  list: 'listBox',
  lines: 'multiTextBox',
}

const boxAttributes = (kind: string, refId: string): Record<string, string> =>
  kind === 'choice' ? { refId, noSort: 'true', defaultItem: '0' } : { refId }
