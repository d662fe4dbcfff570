import type { Lanes } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import { provider as drive115 } from './115/index.ts'
import { provider as drive123 } from './123/index.ts'
import { provider as drive139 } from './139/index.ts'
import { provider as aliyun } from './aliyun/index.ts'
import { provider as baidu } from './baidu/index.ts'
import { provider as lanzou } from './lanzou/index.ts'
import { provider as pikpak } from './pikpak/index.ts'
import type { LinkProvider } from './provider.ts'
import { provider as quark } from './quark/index.ts'
import { provider as tianyi } from './tianyi/index.ts'
import { provider as uc } from './uc/index.ts'
import { provider as web } from './web/index.ts'
import { provider as weiyun } from './weiyun/index.ts'
import { provider as xunlei } from './xunlei/index.ts'

/** Every provider by its id: an id of model/provider.ts that is missing here, or another, does not compile. */
export const linkProviders: { readonly [Id in Provider]: LinkProvider<Id> } = {
  quark,
  uc,
  aliyun,
  baidu,
  '115': drive115,
  '123': drive123,
  xunlei,
  tianyi,
  '139': drive139,
  pikpak,
  lanzou,
  weiyun,
  web,
}

/** The providers that are asked at a pace of their own, unless a person gives them another. */
export const ownPaces: Lanes = Object.fromEntries(
  Object.values<LinkProvider>(linkProviders).flatMap(({ id, pace }) => (pace ? [[id, pace]] : [])),
)
