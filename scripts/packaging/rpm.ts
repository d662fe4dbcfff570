import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Recipe } from './recipe.ts'

type RpmRecipe = Recipe & {
  readonly 'rpm-summary': string
  readonly 'rpm-compression': string
  /** Folders that belong to the package alone, with all that is in them. */
  readonly directories: readonly string[]
}

/**
 * Makes an .rpm with rpmbuild, which Debian has in its package rpm.
 * @param tree holds the files as they are to lie below the root
 * @param listed those files, by their paths in it
 */
export function writeRpm(tree: string, listed: readonly string[], recipe: RpmRecipe): void {
  const folder = mkdtempSync(join(tmpdir(), 'pansentry-rpm-'))
  try {
    const spec = join(folder, 'pansentry.spec')
    writeFileSync(spec, specOf(tree, listed, recipe))
    const build = ['-bb', '--quiet', `--target=${recipe.architecture}-linux`]
    execFileSync('rpmbuild', [...build, '--define', `_topdir ${folder}`, spec], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [made = ''] = globSync(join(folder, 'RPMS/*/*.rpm'))
    cpSync(made, recipe.package)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** https://rpm-software-management.github.io/rpm/manual/spec.html */
function specOf(tree: string, listed: readonly string[], recipe: RpmRecipe): string {
  const { directories } = recipe
  const others = listed
    .map((file) => `/${file}`)
    .filter((file) => !directories.some((folder) => file.startsWith(`${folder}/`)))
  // Whoever asks for gzip wants it soon.
  const payload = recipe['rpm-compression'] === 'gzip' ? 'w1.gzdio' : 'w6T0.xzdio'
  const requirements = recipe.depends.map((name) => `Requires: ${name}\n`)
  const script = (file: string) => readFileSync(file, 'utf8').replaceAll('%', '%%')
  // What is packed is linked already, and stays as it was tested.
  return `%global __os_install_post %{nil}
%global debug_package %{nil}
%global _build_id_links none
%global _binary_payload ${payload}

Name: ${recipe.name}
Version: ${recipe.version}
Release: 1
Summary: ${recipe['rpm-summary']}
License: ${recipe.license}
Vendor: ${recipe.vendor}
URL: ${recipe.url}
Packager: ${recipe.maintainer}
AutoReqProv: no
${requirements.join('')}
%description
${recipe.description}

%install
cp -a '${tree}/.' %{buildroot}/

%post
${script(recipe['after-install'])}
%postun
${script(recipe['after-remove'])}
%files
%defattr(-,root,root,-)
${[...directories, ...others].map((path) => `"${path}"\n`).join('')}`
}
