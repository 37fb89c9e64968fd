import { theme as antd, type ThemeConfig } from "antd";

export type Appearance = "auto" | "light" | "dark";

/** Chinese faces first; Latin letters and figures come from the same family, so that columns line up. */
const FONTS = [
  '"PingFang SC"',
  '"HarmonyOS Sans SC"',
  '"MiSans"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Source Han Sans SC"',
  '"WenQuanYi Micro Hei"',
  "system-ui",
  "sans-serif",
].join(", ");

/** Read across a desk at night: 16 px and up, greys that keep 4.5 : 1 against their ground. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      fontFamily: FONTS,
      fontSize: 16,
      fontSizeSM: 16,
      lineHeight: 1.6,
      controlHeight: 38,
      controlHeightSM: 32,
      borderRadius: 6,
      colorPrimary: dark ? "#2fb3a5" : "#0b6b63",
      // Derived from so dark a green they would be grey.
      colorPrimaryBg: dark ? "#12332f" : "#e2f2ef",
      colorPrimaryBgHover: dark ? "#17443e" : "#d0e9e4",
      colorPrimaryBorder: dark ? "#1f6b62" : "#8cc7bf",
      colorInfo: dark ? "#5aa9ff" : "#0958d9",
      colorSuccess: dark ? "#5fc26a" : "#22772b",
      colorWarning: dark ? "#e6a93c" : "#9a5b00",
      colorError: dark ? "#ff7b78" : "#c0272d",
      colorBgLayout: dark ? "#101416" : "#f0f3f3",
      colorTextSecondary: dark ? "rgba(255,255,255,0.76)" : "rgba(0,0,0,0.72)",
      colorTextTertiary: dark ? "rgba(255,255,255,0.64)" : "rgba(0,0,0,0.62)",
      colorTextDescription: dark ? "rgba(255,255,255,0.7)" : "rgba(0,0,0,0.65)",
      colorTextPlaceholder: dark ? "rgba(255,255,255,0.55)" : "rgba(0,0,0,0.56)",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
    },
    components: {
      Button: {
        primaryShadow: "none",
        dangerShadow: "none",
        defaultShadow: "none",
        // On the light grounds of the dark theme white would be too faint.
        ...(dark ? { primaryColor: "#04201c", dangerColor: "#2b0303" } : {}),
      },
      Form: { itemMarginBottom: 14, verticalLabelPadding: "0 0 2px" },
      Table: { cellPaddingBlock: 10, cellPaddingInline: 12 },
      Drawer: { paddingLG: 20 },
      Tabs: { horizontalMargin: "0" },
    },
  };
}
