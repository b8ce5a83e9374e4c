import type { ThemeConfig } from 'antd';

const sans =
  '"Inter", "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans", system-ui, sans-serif';

/** Look of the antd parts of the page; the rest takes the same colours from `styles/base.css`. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0d5c63',
    colorInfo: '#0d5c63',
    colorLink: '#0d5c63',
    colorError: '#9c2f2f',
    colorWarning: '#8a5a00',
    colorTextBase: '#17212b',
    colorTextPlaceholder: '#6b7883',
    colorBorder: '#cfd6da',
    colorBgLayout: '#f2f4f5',
    borderRadius: 6,
    fontFamily: sans,
    fontSize: 14,
    controlHeight: 34,
    wireframe: false,
  },
  components: { Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' } },
};
