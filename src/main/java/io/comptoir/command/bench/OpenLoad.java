package io.comptoir.command.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Sends GET requests at an even rate, whether or not the ones before were answered (an open load),
 * over connections that stay open. A request's time is counted from the moment at which it was to
 * be sent, so that waiting for a free connection counts too.
 */
final class OpenLoad {
  private static final int CONNECTIONS = 32;

  private final int port;
  private final int perSecond;

  OpenLoad(int port, int perSecond) {
    this.port = port;
    this.perSecond = perSecond;
  }

  /**
   * @param nanos of each request, sorted
   * @param seconds that it took in all
   */
  record Result(long[] nanos, double seconds, long bytes) {
    double millis(double share) {
      return nanos.length == 0
          ? 0
          : nanos[Math.min(nanos.length - 1, (int) (share * nanos.length))] / 1e6;
    }
  }

  /**
   * @param path of the request with this number
   * @throws IllegalStateException when an answer is not 200
   */
  Result run(LongFunction<String> path, double seconds) throws InterruptedException {
    var count = Math.round(seconds * perSecond);
    var next = new AtomicLong();
    var start = System.nanoTime() + 20_000_000;
    var workers = new ArrayList<Callable<Part>>();
    for (var c = 0; c < CONNECTIONS; c++) {
      workers.add(() -> connection(path, next, count, start));
    }
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var parts = new ArrayList<Part>();
      for (var part : threads.invokeAll(workers)) {
        parts.add(part.get());
      }
      var took = (System.nanoTime() - start) / 1e9;
      return new Result(
          parts.stream().flatMapToLong(p -> Arrays.stream(p.nanos())).sorted().toArray(),
          took,
          parts.stream().mapToLong(Part::bytes).sum());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load broke off: " + e.getCause(), e);
    }
  }

  private record Part(long[] nanos, long bytes) {}

  private Part connection(LongFunction<String> path, AtomicLong next, long count, long start)
      throws IOException {
    var nanos = new long[1024];
    var done = 0;
    var bytes = 0L;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var out = socket.getOutputStream();
      var in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      for (var number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
        var due = start + number * 1_000_000_000L / perSecond;
        for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        out.write(
            ("GET " + path.apply(number) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        bytes += answer(in);
        if (done == nanos.length) {
          nanos = Arrays.copyOf(nanos, done * 2);
        }
        nanos[done++] = System.nanoTime() - due;
      }
    }
    return new Part(Arrays.copyOf(nanos, done), bytes);
  }

  /** Reads one answer whole. */
  private static long answer(InputStream in) throws IOException {
    var status = line(in);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered " + status);
    }
    var length = -1L;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var parts = List.of(header.split(":", 2));
      if (parts.getFirst().toLowerCase(Locale.ROOT).equals("content-length")) {
        length = Long.parseLong(parts.getLast().strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    in.skipNBytes(length);
    return length;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
