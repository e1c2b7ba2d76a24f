package io.comptoir;

/** Starts the command that the person typed. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(0);
  }
}
