package io.comptoir.command.bench;

import io.comptoir.base.ShopId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A platform that tells what people write: 64 connections that stay, each with one request under
 * way. Written over plain sockets, so that it takes little of the machine that it measures.
 */
final class WebhookLoad {
  static final String SECRET = "bench-secret";
  private static final int CONNECTIONS = 64;
  private static final int PEOPLE = 2_000;

  private final int port;
  private final ShopId shop;
  private final int series;
  private final AtomicLong updates = new AtomicLong();

  /**
   * @param latencies of each request, from its first byte to the answer's last
   */
  record Slice(long[] latencies, double seconds) {}

  /**
   * @param series of the updates' numbers, which are those of no other
   */
  WebhookLoad(int port, ShopId shop, int series) {
    this.port = port;
    this.shop = shop;
    this.series = series;
  }

  Slice run(Duration duration) throws Exception {
    var started = System.nanoTime();
    var end = started + duration.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Callable<long[]>>();
      for (var i = 0; i < CONNECTIONS; i++) {
        all.add(() -> connection(end));
      }
      var latencies = new ArrayList<long[]>();
      for (var one : threads.invokeAll(all)) {
        latencies.add(one.get());
      }
      var seconds = (System.nanoTime() - started) / 1e9;
      return new Slice(latencies.stream().flatMapToLong(Arrays::stream).toArray(), seconds);
    }
  }

  private long[] connection(long end) throws IOException {
    var latencies = new long[256];
    var count = 0;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = socket.getOutputStream();
      while (System.nanoTime() < end) {
        var request = request(updates.getAndIncrement());
        var started = System.nanoTime();
        out.write(request);
        out.flush();
        readAnswer(in);
        if (count == latencies.length) {
          latencies = Arrays.copyOf(latencies, count * 2);
        }
        latencies[count++] = System.nanoTime() - started;
      }
    }
    return Arrays.copyOf(latencies, count);
  }

  private byte[] request(long number) {
    var update = series * 1_000_000_000L + number;
    var person = series * 1_000_000L + 1 + number % PEOPLE;
    var body =
        "{\"update_id\":%d,\"message\":{\"message_id\":%d,\"from\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"P\",\"language_code\":\"en\"},\"chat\":{\"id\":%d,\"type\":\"private\"},\"date\":1796029200,\"text\":\"Do you have a scent of figs?\"}}"
            .formatted(update, update, person, person);
    var head =
        "POST /channels/telegram/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(shop, SECRET, body.length());
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static void readAnswer(InputStream in) throws IOException {
    var status = line(in);
    var length = 0;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    if (!status.contains(" 200 ")) {
      throw new IOException("a webhook was answered " + status);
    }
  }

  private static String line(InputStream in) throws IOException {
    var text = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }
}
