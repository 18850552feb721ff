import QualificationsKit

/// How a summary looks, in light and dark, from a phone to a desk.
enum SummaryStyle {
  static let text = """
    :root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1c2530;--soft:#505c69;--line:#d9d6cd;\
    --rail:#ece9e1;--warm:#8a4b08;--recognized:#1b6e53;--partial:#3f9b7f;--conditional:#2f7491;\
    --limited:#7fb2c6;--review:#e0a83c;--refused:#a8412f;--lapsed:#8d7b6c;--inadmissible:#b9ada1;\
    --merged:#c9c4b9}
    @media (prefers-color-scheme:dark){:root{--paper:#12181e;--ink:#e7ebee;--soft:#a9b4be;\
    --line:#34404a;--rail:#222b33;--warm:#efbd7d;--recognized:#6ecba6;--partial:#3f9b7f;\
    --conditional:#7fc1dd;--limited:#3d7893;--review:#e6b655;--refused:#e0806f;--lapsed:#9c8a7b;\
    --inadmissible:#6d6259;--merged:#56606a}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,Segoe UI,\
    Roboto,Noto Sans,DejaVu Sans,sans-serif;overflow-wrap:anywhere}
    main,footer{max-width:56rem;margin:0 auto;padding:1.5rem 1rem}
    footer{border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
    h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2.1rem);line-height:1.2;margin:0 0 1rem}
    h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .4rem}
    h3{font-size:1rem;margin:1.4rem 0 .3rem}
    p{margin:.3rem 0;max-width:44rem;color:var(--soft)}
    .warning{color:var(--warm);font-weight:600}
    .figures{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;margin:0 0 1rem}
    .figures div{display:flex;flex-direction:column-reverse}
    .figures dt{color:var(--soft)}
    .figures dd{margin:0;font-size:1.7rem;font-weight:600;font-variant-numeric:tabular-nums}
    ul{list-style:none;margin:.8rem 0;padding:0}
    .chart li{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding:.35rem 0}
    .chart b,.legend b{font-variant-numeric:tabular-nums;text-align:right}
    .chart .bar{grid-column:1/-1}
    .chart small{display:block;color:var(--soft);font-size:.85em}
    .bar{display:block;width:100%;height:.7rem;background:var(--rail);border-radius:2px}
    .whole .bar{height:2rem;margin:.8rem 0}
    .legend li{display:grid;grid-template-columns:1rem 1fr auto 3.5rem;gap:.6rem;\
    align-items:baseline;padding:.15rem 0;max-width:32rem}
    .legend small{color:var(--soft);text-align:right}
    .swatch{width:.9rem;height:.9rem;align-self:center}
    .rest{font-size:.9rem}
    .c-recognized{fill:var(--recognized)}.c-partial{fill:var(--partial)}
    .c-conditional{fill:var(--conditional)}.c-limited{fill:var(--limited)}
    .c-review,.c-unknown{fill:var(--review)}.c-not-recognized,.c-failed{fill:var(--refused)}
    .c-lapsed{fill:var(--lapsed)}.c-inadmissible{fill:var(--inadmissible)}
    .c-merged{fill:var(--merged)}.c-asked,.c-none{fill:var(--conditional)}
    @media (min-width:44rem){.chart li{grid-template-columns:minmax(14rem,22rem) 1fr 4.5rem;\
    align-items:center}.chart .bar{grid-column:2;grid-row:1}.chart b{grid-column:3}}
    @media print{section{break-inside:avoid}}
    """

  /// The digest by which the page's policy allows this style sheet and no other.
  static let digest = {
    var digest = SHA256()
    digest.update(Array(text.utf8))
    return base64(digest.hexadecimal())
  }()

  /// Hexadecimal digits as base64.
  private static func base64(_ digits: String) -> String {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var (out, bits, count): ([UInt8], Int, Int) = ([], 0, 0)
    for digit in digits.utf8 {
      bits = bits << 4 | Int(digit < 58 ? digit - 48 : digit - 87)
      count += 4
      if count < 6 { continue }
      count -= 6
      out.append(signs[bits >> count & 63])
      bits &= (1 << count) - 1
    }
    if count > 0 { out.append(signs[bits << (6 - count) & 63]) }
    while out.count % 4 != 0 { out.append(UInt8(ascii: "=")) }
    return String(decoding: out, as: UTF8.self)
  }
}
