package io.comptoir.message;

/** What people write, before it is kept. Pure. */
public final class CustomerText {
  private CustomerText() {}

  /**
   * The text without what a store or a reader chokes on: control characters (line breaks and tabs
   * stay), lone surrogates, and the marks that turn the direction of the text around them (Unicode
   * UAX #9: embeddings, overrides, isolates) or of nothing at all (the byte order mark). Everything
   * else stays as it was written; encoding it is the reader's task.
   */
  public static String clean(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().filter(CustomerText::stays).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean stays(int c) {
    if (c == '\n' || c == '\t') {
      return true;
    }
    return !(Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0xFEFF);
  }
}
