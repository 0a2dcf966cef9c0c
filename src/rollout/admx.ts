import type { RegistryData, RegistryValue } from './registry.ts'
import type { Template, TemplatePolicy } from './template.ts'
import { type XmlElement, xml, xmlFile } from './xml.ts'

/** Windows refuses an ADML whose revision is below the one of its ADMX. */
export const revision = '1.0'

export const schema = {
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  revision,
  schemaVersion: '1.0',
  xmlns: 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions',
} as const

/** The policies and their registry keys, in the order of Microsoft's schema. Texts: ADML. */
export function admx({ browser, policies }: Template): string {
  return xmlFile(
    xml('policyDefinitions', schema, [
      xml('policyNamespaces', {}, [
        xml('target', { prefix: `clara_${browser}`, namespace: `Clara.SignInHelper.${browser}` }),
      ]),
      xml('resources', { minRequiredRevision: revision }),
      xml('supportedOn', {}, [
        xml('definitions', {}, [
          xml('definition', { name: 'supported', displayName: '$(string.supported)' }),
        ]),
      ]),
      xml('categories', {}, [xml('category', { name: 'category', displayName: '$(string.category)' })]),
      xml('policies', {}, policies.map(policyElement)),
    ]),
  )
}

/** The name of a choice's caption: the value, in characters that a name may have. */
export const choiceName = (policy: string, choice: string) => `${policy}_${choice.replace(/\W/g, '_')}`

function policyElement(policy: TemplatePolicy): XmlElement {
  const { name, key, control } = policy
  const attributes = {
    name,
    class: 'Both',
    displayName: `$(string.${name})`,
    explainText: `$(string.${name}_text)`,
    ...(needsPresentation(policy) && { presentation: `$(presentation.${name})` }),
    key,
    ...(control.kind === 'switch' && { valueName: control.valueName }),
  }
  return xml('policy', attributes, [
    xml('parentCategory', { ref: 'category' }),
    xml('supportedOn', { ref: 'supported' }),
    ...controlElements(policy),
  ])
}

/** A switch and an installation have no field to fill in. */
export function needsPresentation({ control }: TemplatePolicy): boolean {
  return control.kind !== 'switch' && control.kind !== 'fixed'
}

function controlElements({ name, key, control }: TemplatePolicy): XmlElement[] {
  switch (control.kind) {
    case 'switch':
      return [
        xml('enabledValue', {}, [xml('decimal', { value: '1' })]),
        xml('disabledValue', {}, [xml('decimal', { value: '0' })]),
      ]
    case 'fixed':
      return [xml('enabledList', {}, control.values.map(fixedItem))]
    case 'choice':
      return elements(choiceElement(name, control))
    case 'text': {
      const { valueName, longest } = control
      return elements(xml('text', { id: name, valueName, required: 'true', maxLength: String(longest) }))
    }
    case 'list':
      return elements(xml('list', { id: name, key, valuePrefix: '' }))
    case 'lines':
      return elements(
        xml('multiText', { id: name, valueName: control.valueName, required: 'true', maxLength: '16384' }),
      )
  }
}

const elements = (one: XmlElement) => [xml('elements', {}, [one])]

function choiceElement(name: string, control: TemplatePolicy['control'] & { kind: 'choice' }): XmlElement {
  const { valueName, choices } = control
  const items = choices.map((choice) =>
    xml('item', { displayName: `$(string.${choiceName(name, choice)})` }, [
      xml('value', {}, [xml('string', {}, choice)]),
    ]),
  )
  return xml('enum', { id: name, valueName, required: 'true' }, items)
}

function fixedItem({ key, name, data }: RegistryValue): XmlElement {
  return xml('item', { key, valueName: name }, [xml('value', {}, [fixed(data)])])
}

function fixed(data: RegistryData): XmlElement {
  if (data.kind === 'number') return xml('decimal', { value: String(data.number) })
  return xml('string', {}, data.kind === 'text' ? data.text : data.lines.join('\n'))
}
