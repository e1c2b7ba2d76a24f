package io.comptoir.shop;

/**
 * A mistake in a shop folder, told so that its author can mend it.
 *
 * @param file relative to the shop folder
 * @param line counted from 1; 0 when the whole file is meant
 * @param message what is wrong and what to write instead
 */
public record Problem(String file, int line, String message) {
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
  }
}
