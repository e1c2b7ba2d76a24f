package io.comptoir.nlu.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of {@code label⇥text} lines in UTF-8, as the public test sets have it. A byte order mark,
 * Windows line ends and blank lines are passed over; text is composed (NFC); a tab inside the text
 * stays part of it.
 */
public final class LabelledFile {
  private static final long LARGEST = 256L << 20;
  private static final int MOST_LINES = 2_000_000;
  private static final int LONGEST_LABEL = 200;

  private LabelledFile() {}

  /**
   * @param line its number in the file, from 1
   */
  public record Labelled(int line, String label, String text) {}

  /**
   * @throws IOException when the file cannot be read, or a line has another shape; the message
   *     names file, line and the mend
   */
  public static List<Labelled> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + ": more than 256 MB; take a part of it");
    }
    byte[] bytes = Files.readAllBytes(file);
    var lines = new ArrayList<Labelled>();
    int number = 0;
    for (int start = startOf(bytes); start < bytes.length; ) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      number++;
      if (number > MOST_LINES) {
        throw new IOException(file + ": more than " + MOST_LINES + " lines; take a part of it");
      }
      var line = decode(bytes, start, end, file, number);
      if (!line.isBlank()) {
        lines.add(parse(line, file, number));
      }
      start = end + 1;
    }
    return List.copyOf(lines);
  }

  private static int startOf(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  private static String decode(byte[] bytes, int start, int end, Path file, int line)
      throws IOException {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, end - start))
              .toString();
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(file + ":" + line + ": not UTF-8; save the file as UTF-8", e);
    }
  }

  private static Labelled parse(String line, Path file, int number) throws IOException {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw malformed(file, number, "no tab between label and text");
    }
    var label = Normalizer.normalize(line.substring(0, tab).strip(), Normalizer.Form.NFC);
    var text = Normalizer.normalize(line.substring(tab + 1).strip(), Normalizer.Form.NFC);
    if (label.isEmpty()) {
      throw malformed(file, number, "no label before the tab");
    }
    if (label.length() > LONGEST_LABEL) {
      throw malformed(file, number, "a label of more than " + LONGEST_LABEL + " characters");
    }
    if (text.isEmpty()) {
      throw malformed(file, number, "no text after the tab");
    }
    return new Labelled(number, label, text);
  }

  private static IOException malformed(Path file, int line, String what) {
    return new IOException(file + ":" + line + ": " + what + "; write label, tab, text");
  }
}
