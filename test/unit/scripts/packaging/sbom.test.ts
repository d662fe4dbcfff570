import { expect, test } from 'vitest'
import { bundledIn, sbomOf } from '../../../../scripts/packaging/sbom.ts'

const component = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  type: 'library',
  name,
  version,
  scope: 'optional',
  properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  licenses: [{ license: { id: 'MIT' } }],
})

const everything = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  metadata: { component: { 'bom-ref': 'pansentry@0.1.0', type: 'library', name: 'a-folder' } },
  components: [
    component('zod', '4.6.7'),
    component('vite', '8.3.8'),
    component('@orpc/client', '1.16.1'),
  ],
  dependencies: [
    { ref: 'pansentry@0.1.0', dependsOn: ['vite@8.3.8', 'zod@4.6.7'] },
    { ref: 'vite@8.3.8', dependsOn: [] },
    { ref: '@orpc/client@1.16.1', dependsOn: ['zod@4.6.7', 'vite@8.3.8'] },
  ],
}

test('what a build took in is read from the licences that it wrote down', () => {
  const notices =
    '# Licenses\n\n## @orpc/client - 1.16.1 (MIT)\n\n## not a part\n\n## zod - 4.6.7 (MIT)\n'
  expect(bundledIn(notices)).toEqual(['@orpc/client@1.16.1', 'zod@4.6.7'])
})

test('only what is in the package is listed, with Electron', () => {
  const sbom = sbomOf(everything, ['zod@4.6.7', '@orpc/client@1.16.1'], '45.4.1')
  expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' })
  expect(sbom.metadata.component).toMatchObject({ type: 'application', name: 'pansentry' })
  expect(sbom.components.map((one) => one['bom-ref'])).toEqual([
    'zod@4.6.7',
    '@orpc/client@1.16.1',
    'electron@45.4.1',
  ])
  expect(JSON.stringify(sbom)).not.toMatch(/vite|development|optional/)
  expect(sbom.dependencies).toContainEqual({ ref: '@orpc/client@1.16.1', dependsOn: ['zod@4.6.7'] })
})

test('a part that npm does not know is not passed over', () => {
  expect(() => sbomOf(everything, ['gone@1.0.0'], '45.4.1')).toThrow('gone@1.0.0')
})

test('what is no CycloneDX is refused', () => {
  expect(() => sbomOf({ components: [] }, [], '45.4.1')).toThrow('metadata')
})
