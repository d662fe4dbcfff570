import { z } from 'zod'

const componentSchema = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
})
const sbomSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(componentSchema),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

/** The packages that a build took in, as `name@version`: those whose licences Vite wrote down. */
export function bundledIn(notices: string): string[] {
  return [...notices.matchAll(/^## (\S+) - (\S+) \(/gm)].map(
    ([, name = '', version = '']) => `${name}@${version}`,
  )
}

/** To npm most of it is a tool of development; here it is what runs. */
function asRunning(component: z.output<typeof componentSchema>): z.output<typeof componentSchema> {
  const { scope: _, properties: __, ...one } = component
  return one
}

/**
 * What npm knows of everything installed, reduced to what is in the package.
 * @param everything CycloneDX as `npm sbom` prints it
 * @param inPackage `name@version`
 */
export function sbomOf(
  everything: unknown,
  inPackage: readonly string[],
  electron: string,
): z.output<typeof sbomSchema> {
  const sbom = sbomSchema.parse(everything)
  const { component } = sbom.metadata
  const refs = new Set(inPackage)
  const missing = refs.difference(new Set(sbom.components.map((one) => one['bom-ref'])))
  if (missing.size > 0) throw new Error(`npm sbom does not know ${[...missing].join(', ')}.`)
  const components = sbom.components.filter((one) => refs.has(one['bom-ref'])).map(asRunning)
  const shell = {
    'bom-ref': `electron@${electron}`,
    type: 'framework',
    name: 'electron',
    version: electron,
    purl: `pkg:npm/electron@${electron}`,
    licenses: [{ license: { id: 'MIT' } }],
  }
  const known = new Set([...refs, shell['bom-ref']])
  const own = component['bom-ref']
  return {
    ...sbom,
    metadata: {
      ...sbom.metadata,
      component: { ...component, type: 'application', name: 'pansentry' },
    },
    components: [...components, shell],
    dependencies: [
      { ref: own, dependsOn: [...known] },
      ...sbom.dependencies
        .filter(({ ref }) => refs.has(ref))
        .map(({ ref, dependsOn }) => ({
          ref,
          dependsOn: dependsOn.filter((one) => known.has(one)),
        })),
    ],
  }
}
