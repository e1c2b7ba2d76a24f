package io.comptoir.shop.catalog;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Makes plain words of what feeds and people write: no markup, no control or direction-changing
 * characters, NFC. Line breaks stay, since descriptions and bullet points have them.
 */
final class CleanText {
  private static final Pattern HIDDEN_ELEMENT =
      Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)");
  private static final Pattern LINE_BREAKING_TAG =
      Pattern.compile("(?i)<\\s*(br|/p|/li|/div|/h[1-6])\\b[^>]{0,200}>");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>]{0,1000}>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,6});");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f]+");
  private static final Pattern BREAKS = Pattern.compile(" ?\\n[ \\n]*");

  private CleanText() {}

  static String clean(String text) {
    if (isClean(text)) {
      return text;
    }
    var plain = text;
    if (text.indexOf('<') >= 0) {
      plain = HIDDEN_ELEMENT.matcher(plain).replaceAll(" ");
      plain = LINE_BREAKING_TAG.matcher(plain).replaceAll("\n");
      plain = TAG.matcher(plain).replaceAll(" ");
    }
    if (plain.indexOf('&') >= 0) {
      plain =
          ENTITY
              .matcher(plain)
              .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(character(m.group(1))));
    }
    plain = Normalizer.normalize(withoutControls(plain), Normalizer.Form.NFC);
    return BREAKS.matcher(SPACES.matcher(plain).replaceAll(" ")).replaceAll("\n").strip();
  }

  /** Whether nothing would change, as far as a look at each letter tells: most words are clean. */
  private static boolean isClean(String text) {
    var before = '\n';
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == ' ' || c == '\n') {
        if (before == ' ' || before == '\n') {
          return false;
        }
      } else if (!isPlain(c)) {
        return false;
      }
      before = c;
    }
    return text.isEmpty() || (before != ' ' && before != '\n');
  }

  /** Letters and punctuation of the West, which NFC leaves alone. */
  private static boolean isPlain(char c) {
    return (c > ' ' && c < 0x7F && c != '<' && c != '&')
        || (c >= 0xA1 && c < 0x300 && c != 0xAD)
        || (c >= 0x2010 && c <= 0x2027)
        || (c >= 0x2030 && c <= 0x205E)
        || c == '€';
  }

  private static String character(String entity) {
    if (entity.startsWith("#")) {
      var code =
          entity.startsWith("#x")
              ? Integer.parseInt(entity.substring(2), 16)
              : Integer.parseInt(entity.substring(1));
      return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
    }
    return switch (entity) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "nbsp" -> " ";
      case "eacute" -> "é";
      case "egrave" -> "è";
      case "agrave" -> "à";
      case "ccedil" -> "ç";
      case "rsquo" -> "’";
      case "hellip" -> "…";
      default -> "&" + entity + ";";
    };
  }

  private static String withoutControls(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\r') {
                return;
              }
              if (c == '\n' || c == '\t') {
                clean.append((char) c);
              } else if (c == 0x200C || c == 0x200D) {
                clean.appendCodePoint(c); // joiners belong to emoji and some scripts
              } else {
                switch (Character.getType(c)) {
                  case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED ->
                      clean.append(' ');
                  case Character.FORMAT -> {}
                  case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                      clean.append('\n');
                  default -> clean.appendCodePoint(c);
                }
              }
            });
    return clean.toString();
  }
}
