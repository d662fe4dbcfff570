import {
  ActionIcon,
  Alert,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type DrawerProps,
  Input,
  type MenuProps,
  Modal,
  type PopoverProps,
  type SegmentedControlProps,
  type TabsProps,
  Tooltip,
} from '@mantine/core'

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans", sans-serif'

const controlHeight = 'var(--control-height)'
const controlText = 'var(--mantine-font-size-sm)'

export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", "PingFang SC", "Microsoft YaHei", "Noto Sans Mono CJK SC", monospace',
  headings: { fontFamily, fontWeight: '600' },
  fontSizes: {
    xxs: '11px',
    xs: '12px',
    sm: '13px',
    md: '14px',
    lg: '15px',
    xl: '17px',
    xxl: '19px',
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '28px' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  primaryColor: 'iris',
  primaryShade: 6,
  cursorType: 'default',
  respectReducedMotion: true,
  colors: {
    iris: [
      '#f0f1fd',
      '#dfe1f8',
      '#bcc0ee',
      '#979ee5',
      '#7a82dd',
      '#656fd7',
      '#5560cf',
      '#4650b8',
      '#3d47a5',
      '#333c91',
    ],
    dark: [
      '#e4e6ea',
      '#b3b8c1',
      '#8d939e',
      '#6b717c',
      '#3a3f48',
      '#2b2f37',
      '#22252b',
      '#191b20',
      '#131519',
      '#0e0f12',
    ],
  },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs', fw: 500 },
      vars: (_theme, props) =>
        props.size === 'xs' || props.size === undefined
          ? { root: { '--button-height': controlHeight, '--button-fz': controlText } }
          : { root: {} },
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: controlHeight },
      // Mantine lays a grey square behind what cannot be pressed, over the border of a field it stands in.
      styles: { root: { '--mantine-color-disabled': 'transparent' } },
    }),
    Input: Input.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({ wrapper: { '--input-height': controlHeight, '--input-fz': controlText } }),
    }),
    InputWrapper: Input.Wrapper.extend({
      // With hints below, the fields of a row line up.
      defaultProps: { size: 'sm', inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      styles: {
        label: { marginBottom: 4, fontWeight: 500 },
        description: { marginTop: 4, lineHeight: 1.4 },
        error: { marginTop: 4, lineHeight: 1.4 },
      },
    }),
    SegmentedControl: {
      // On a phone the choices take more lines than one instead of being cut off; lines between them would lead them.
      defaultProps: {
        size: 'xs',
        withItemsBorders: false,
      } satisfies Partial<SegmentedControlProps>,
      styles: { root: { flexWrap: 'wrap' }, label: { fontWeight: 500 } },
    },
    // As every other notice of the page, not in the colours that Mantine makes of its palettes.
    Alert: Alert.extend({
      vars: (_theme, { color }) => {
        const tone = `var(--tone-${color === 'red' ? 'bad' : color === 'green' ? 'good' : 'warn'})`
        return {
          root: {
            '--alert-bg': `color-mix(in srgb, ${tone} 12%, var(--surface))`,
            '--alert-bd': `1px solid color-mix(in srgb, ${tone} 40%, transparent)`,
            '--alert-color': 'var(--mantine-color-text)',
          },
        }
      },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, yOffset: '3dvh', overlayProps: { backgroundOpacity: 0.35 } },
      styles: {
        title: { fontWeight: 600, lineHeight: 1.35 },
        content: { border: 'var(--border)' },
      },
    }),
    // Their element would be the banner of the page, of which there is one.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Drawer: {
      defaultProps: { overlayProps: { backgroundOpacity: 0.25 } } satisfies Partial<DrawerProps>,
      styles: {
        title: {
          fontSize: 'var(--mantine-font-size-lg)',
          fontWeight: 600,
          lineHeight: 1.4,
          overflowWrap: 'anywhere',
        },
        content: { borderLeft: 'var(--border)' },
      },
    },
    // What is not there from the first moment is named and not imported, or all would wait for it.
    Menu: {
      // The element that would have the focus first may not stand in a menu: https://www.w3.org/TR/wai-aria-1.2/#menu
      defaultProps: { withInitialFocusPlaceholder: false } satisfies Partial<MenuProps>,
    },
    Popover: {
      // In the page it belongs to: all content is within a landmark.
      defaultProps: { portalProps: { target: '#main' } } satisfies Partial<PopoverProps>,
    },
    Tabs: {
      defaultProps: { keepMounted: false } satisfies Partial<TabsProps>,
      // On a phone more of them stand in a line.
      styles: { tab: { paddingInline: 'clamp(6px, 2.4vw, 16px)' } },
    },
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 250, withArrow: true, arrowSize: 5, fz: 'xs' },
    }),
  },
})

// Mantine's greys and reds for text do not stand out enough from its own surfaces.
const texts = {
  '--mantine-color-dimmed': 'var(--text-quiet)',
  '--mantine-color-placeholder': 'var(--text-quiet)',
  '--mantine-color-anchor': 'var(--tone-text-live)',
  '--mantine-color-error': 'var(--tone-text-bad)',
  '--mantine-color-red-6': 'var(--tone-text-bad)',
  '--mantine-color-red-light-color': 'var(--tone-text-bad)',
  '--mantine-color-red-light': 'color-mix(in srgb, var(--tone-bad) 10%, transparent)',
  '--mantine-color-red-light-hover': 'color-mix(in srgb, var(--tone-bad) 12%, transparent)',
  '--mantine-color-red-filled': '#c9362f',
  '--mantine-color-red-filled-hover': '#b52d27',
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: texts,
  dark: { ...texts, '--menu-item-hover': 'var(--mantine-color-dark-5)' },
})
