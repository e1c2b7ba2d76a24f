package io.comptoir.nlu.training;

import io.comptoir.nlu.slot.TaggedSentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of {@code token:TAG token:TAG … <=> intent} lines in UTF-8, with BIO tags. The last colon
 * of a pair ends its token, so a token may hold colons and may be empty; the intent may be missing.
 * A byte order mark, Windows line ends and blank lines are passed over.
 */
public final class TaggedFile {
  private static final long LARGEST = 256L << 20;
  private static final int MOST_SENTENCES = 1_000_000;
  private static final int MOST_TOKENS = 2_000;
  private static final int LONGEST_TAG = 200;
  private static final String INTENT = "<=>";
  private static final Pattern GAPS = Pattern.compile("[ \t]+");

  private TaggedFile() {}

  /**
   * @throws IOException when the file cannot be read, or a line has another shape; the message
   *     names file, line and the mend
   */
  public static List<TaggedSentence> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + ": more than 256 MB; take a part of it");
    }
    byte[] bytes = Files.readAllBytes(file);
    var sentences = new ArrayList<TaggedSentence>();
    int number = 0;
    for (int start = 0; start < bytes.length; ) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      number++;
      var line = decode(bytes, start, end, file, number);
      if (!line.isBlank()) {
        if (sentences.size() == MOST_SENTENCES) {
          throw wrong(file, number, "more than " + MOST_SENTENCES + " sentences; take a part");
        }
        sentences.add(parse(line, file, number));
      }
      start = end + 1;
    }
    return List.copyOf(sentences);
  }

  private static String decode(byte[] bytes, int start, int end, Path file, int line)
      throws IOException {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, end - start))
              .toString();
      var unmarked = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
      return unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
    } catch (CharacterCodingException e) {
      throw new IOException(file + ":" + line + ": not UTF-8; save the file as UTF-8", e);
    }
  }

  private static TaggedSentence parse(String line, Path file, int number) throws IOException {
    var tokens = new ArrayList<String>();
    var tags = new ArrayList<String>();
    for (var pair : GAPS.split(pairs(line, file, number).strip())) {
      int colon = pair.lastIndexOf(':');
      if (colon < 0) {
        throw wrong(file, number, "“" + brief(pair) + "” has no tag; write token:TAG");
      }
      var tag = pair.substring(colon + 1);
      if (!isTag(tag)) {
        throw wrong(file, number, "“" + brief(tag) + "” is no tag; write O, B-name or I-name");
      }
      if (tokens.size() == MOST_TOKENS) {
        throw wrong(file, number, "more than " + MOST_TOKENS + " tokens; split the sentence");
      }
      tokens.add(pair.substring(0, colon));
      tags.add(tag);
    }
    return new TaggedSentence(tokens, tags);
  }

  /** The line without its intent. */
  private static String pairs(String line, Path file, int number) throws IOException {
    int at = line.lastIndexOf(INTENT);
    boolean marked = at >= 0 && (at == 0 || line.charAt(at - 1) <= ' ') && !isPair(line, at);
    var pairs = marked ? line.substring(0, at) : line;
    if (pairs.isBlank()) {
      throw wrong(
          file, number, "no token before " + INTENT + "; write token:TAG token:TAG … <=> intent");
    }
    return pairs;
  }

  /** Whether what looks like the intent's mark is a token with a tag. */
  private static boolean isPair(String line, int at) {
    return at + INTENT.length() < line.length() && line.charAt(at + INTENT.length()) == ':';
  }

  private static boolean isTag(String tag) {
    return tag.equals("O")
        || (tag.startsWith("B-") || tag.startsWith("I-"))
            && tag.length() > 2
            && tag.length() <= LONGEST_TAG;
  }

  private static String brief(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static IOException wrong(Path file, int line, String what) {
    return new IOException(file + ":" + line + ": " + what);
  }
}
