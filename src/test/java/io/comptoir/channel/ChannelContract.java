package io.comptoir.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.comptoir.channel.Platform.InDoubt;
import io.comptoir.delivery.OutboxStore.State;
import io.comptoir.message.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every channel does, whatever its platform: over real HTTP in and out, with a server that
 * plays the platform. A new channel extends this with its payloads and its signature.
 */
@Timeout(30)
public abstract class ChannelContract {
  protected static final String SENDER = "7700112233";

  @TempDir protected Path folder;
  protected PlatformFixture fixture;
  protected Account first;
  protected Account second;

  // What a channel's own test says.

  protected abstract Channel channel();

  /** What the platform answers when it took a message whose id is "ref-1". */
  protected abstract String goodAnswer();

  /**
   * @param nth 1 or 2, two accounts of the shop
   */
  protected abstract Account account(PlatformFixture fixture, int nth);

  /** A request that says this, as the platform sends it. */
  protected abstract byte[] text(Account account, String id, String sender, String text);

  protected abstract Optional<byte[]> picture(Account account, String id, String sender);

  /** Something of a kind that nobody has heard of. */
  protected abstract byte[] unknown(Account account, String id, String sender);

  protected Optional<byte[]> edited(Account account, String of, String sender, String text) {
    return Optional.empty();
  }

  protected Optional<byte[]> deleted(Account account, String of, String sender) {
    return Optional.empty();
  }

  /**
   * @param button as the platform was given it
   */
  protected Optional<byte[]> pressed(Account account, String id, String sender, String button) {
    return Optional.empty();
  }

  /** Several requests as one, where the platform does that. */
  protected Optional<byte[]> together(Account account, List<byte[]> requests) {
    return Optional.empty();
  }

  /** A recorded payload, or what is left of it, as it is sent: for platforms that send no JSON. */
  protected byte[] sentAs(byte[] payload) {
    return payload;
  }

  /** The headers of a request that the platform sent at that time. */
  protected abstract Map<String, String> headers(Account account, byte[] body, Instant at);

  /** A good answer's own reference: what the outbox keeps. */
  protected String reference() {
    return "ref-1";
  }

  // What holds for all.

  @BeforeEach
  final void open() {
    fixture = new PlatformFixture(channel(), goodAnswer(), folder);
    first = account(fixture, 1);
    second = account(fixture, 2);
  }

  @AfterEach
  final void close() {
    fixture.close();
  }

  @Test
  final void whatIsSaidIsKeptAndAnswered() {
    assertThat(post(first, text(first, "1", SENDER, "bonjour"))).isEqualTo(200);
    fixture.settle();
    assertThat(fixture.heard(first, SENDER)).containsExactly(new Content.Text("bonjour"));
    assertThat(sent()).anySatisfy(call -> assertThat(call.text()).contains("echo bonjour"));
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.SENT);
    assertThat(fixture.lastSent(first, SENDER).referenceOrReason()).isEqualTo(reference());
  }

  @Test
  final void whatComesTwiceIsTakenOnce() {
    var body = text(first, "1", SENDER, "bonjour");
    assertThat(post(first, body)).isEqualTo(200);
    assertThat(post(first, body)).isEqualTo(200);
    assertThat(fixture.heard(first, SENDER)).hasSize(1);
    assertThat(fixture.counted).containsEntry("accepted", 1).containsEntry("repeated", 1);
  }

  @Test
  final void whatComesTwiceAtTheSameTimeIsTakenOnce() throws Exception {
    var body = text(first, "1", SENDER, "bonjour");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          threads.invokeAll(
              IntStream.range(0, 12)
                  .mapToObj(i -> (Callable<Integer>) () -> post(first, body))
                  .toList());
      for (var one : all) {
        assertThat(one.get()).isEqualTo(200);
      }
    }
    assertThat(fixture.heard(first, SENDER)).hasSize(1);
  }

  @Test
  final void theSameIdOnTwoAccountsIsTwoMessages() {
    post(first, text(first, "1", SENDER, "to the first"));
    post(second, text(second, "1", SENDER, "to the second"));
    assertThat(fixture.heard(first, SENDER)).containsExactly(new Content.Text("to the first"));
    assertThat(fixture.heard(second, SENDER)).containsExactly(new Content.Text("to the second"));
  }

  @Test
  final void whatComesOutOfOrderIsAllKept() {
    post(first, text(first, "3", SENDER, "c"));
    post(first, text(first, "1", SENDER, "a"));
    post(first, text(first, "2", SENDER, "b"));
    assertThat(fixture.heard(first, SENDER))
        .containsExactlyInAnyOrder(
            new Content.Text("a"), new Content.Text("b"), new Content.Text("c"));
    assertThat(fixture.messages(first, SENDER))
        .extracting(m -> m.seq())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  final void anAlbumOfTenPicturesIsOneConversation() {
    assumeTrue(picture(first, "1", SENDER).isPresent(), "this channel has no pictures");
    for (var i = 1; i <= 10; i++) {
      assertThat(post(first, picture(first, Integer.toString(i), SENDER).orElseThrow()))
          .isEqualTo(200);
    }
    assertThat(fixture.heard(first, SENDER))
        .hasSize(10)
        .allSatisfy(
            content ->
                assertThat(content)
                    .isInstanceOfSatisfying(
                        Content.Image.class,
                        image -> assertThat(image.mediaUrl()).startsWith("/media/")));
  }

  @Test
  final void whatNobodyKnowsIsKeptAndShownAsSuch() {
    assertThat(post(first, unknown(first, "1", SENDER))).isEqualTo(200);
    assertThat(fixture.heard(first, SENDER))
        .singleElement()
        .isInstanceOf(Content.Unsupported.class);
  }

  @Test
  final void whatIsEditedOrTakenBackIsAChangeOfItsMessage() {
    post(first, text(first, "1", SENDER, "rose"));
    var original = fixture.messages(first, SENDER).getFirst();
    var changes = 0;
    for (var change :
        Arrays.asList(edited(first, "1", SENDER, "figue"), deleted(first, "1", SENDER))) {
      if (change.isPresent()) {
        assertThat(post(first, change.get())).isEqualTo(200);
        assertThat(fixture.heard(first, SENDER).getLast())
            .isInstanceOfSatisfying(
                Content.Change.class, c -> assertThat(c.of()).isEqualTo(original.id()));
        changes++;
      }
    }
    assertThat(fixture.heard(first, SENDER)).hasSize(1 + changes);
  }

  @Test
  final void whatIsTooLongIsKeptAsSuchAndWhatIsHugeIsRefused() {
    assertThat(post(first, text(first, "1", SENDER, "x".repeat(30_000)))).isEqualTo(200);
    assertThat(fixture.heard(first, SENDER)).hasSize(1);
    var huge = text(first, "2", SENDER, "x".repeat(10_000_000));
    assertThat(post(first, huge)).isEqualTo(413);
    assertThat(fixture.heard(first, SENDER)).hasSize(1);
  }

  @Test
  final void aWrongOrMissingSignatureIsRefusedUnread() {
    var body = text(first, "1", SENDER, "bonjour");
    var right = headers(first, body, fixture.clock.instant());
    var other = text(first, "1", SENDER, "bonsoir");
    var forged =
        right.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey,
                    e -> e.getKey().equals("Content-Type") ? e.getValue() : e.getValue() + "0"));
    assertThat(fixture.post(body, forged).statusCode()).isEqualTo(401);
    assertThat(
            fixture
                .post(
                    body,
                    right.containsKey("Content-Type")
                        ? Map.of("Content-Type", right.get("Content-Type"))
                        : Map.of())
                .statusCode())
        .isEqualTo(401);
    if (signsTheBody()) {
      assertThat(fixture.post(other, right).statusCode()).isEqualTo(401);
    }
    assertThat(fixture.heard(first, SENDER)).isEmpty();
    assertThat(fixture.counted.get("signature")).isGreaterThanOrEqualTo(2);
  }

  /** Whether the signature is over the body, rather than a word that is repeated. */
  protected boolean signsTheBody() {
    return true;
  }

  @Test
  final void anOldRequestIsRefusedWhereThePlatformDatesThem() {
    var tolerance = Capabilities.of(channel().name()).orElseThrow().platform().tolerance();
    assumeTrue(tolerance.isPresent(), "this platform does not date its requests");
    var body = text(first, "1", SENDER, "bonjour");
    var now = fixture.clock.instant();
    var old = headers(first, body, now.minus(tolerance.orElseThrow()).minusSeconds(1));
    var future = headers(first, body, now.plus(tolerance.orElseThrow()).plusSeconds(1));
    assertThat(fixture.post(body, old).statusCode()).isEqualTo(401);
    assertThat(fixture.post(body, future).statusCode()).isEqualTo(401);
    assertThat(fixture.heard(first, SENDER)).isEmpty();
  }

  @Test
  final void whatIsForAnotherAccountIsNotTaken() {
    fixture.accounts.remove(second);
    var body = text(second, "1", SENDER, "bonjour");
    var asOther = fixture.post(body, headers(second, body, fixture.clock.instant())).statusCode();
    assertThat(asOther).isIn(200, 401);
    fixture.accounts.add(second);
    assertThat(fixture.heard(second, SENDER)).isEmpty();
    assertThat(fixture.heard(first, SENDER)).isEmpty();
  }

  @Test
  final void whatIsNoRequestOfThePlatformIsRefused() {
    var whole = text(first, "1", SENDER, "bonjour");
    var cut = Arrays.copyOf(whole, whole.length / 2);
    var deep = ("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
    var twice = "{\"object\":\"page\",\"object\":\"page\"}".getBytes(StandardCharsets.UTF_8);
    for (var body : List.of(cut, deep, twice, new byte[0], "[]".getBytes(StandardCharsets.UTF_8))) {
      assertThat(post(first, body)).isBetween(200, 499);
    }
    assertThat(fixture.heard(first, SENDER)).isEmpty();
  }

  @Test
  final void anUnknownShopOrChannelIsNotFound() {
    assertThat(fixture.get("/channels/" + channel().name() + "/nobody").statusCode())
        .isEqualTo(404);
    assertThat(fixture.get("/channels/pigeon/scripted").statusCode()).isEqualTo(404);
  }

  @Test
  final void aPressedButtonSaysWhatTheMessageOffered() {
    assumeTrue(pressed(first, "2", SENDER, "m2b1").isPresent(), "this channel has no buttons");
    post(first, text(first, "1", SENDER, "choose"));
    fixture.settle();
    post(first, pressed(first, "2", SENDER, "m2b1").orElseThrow());
    assertThat(fixture.heard(first, SENDER).getLast())
        .isInstanceOfSatisfying(
            Content.Postback.class,
            postback -> assertThat(postback.payload()).isEqualTo("{\"do\":\"b\"}"));
    post(first, pressed(first, "3", SENDER, "m2b9").orElseThrow());
    assertThat(fixture.heard(first, SENDER).getLast())
        .isInstanceOfSatisfying(
            Content.Postback.class, postback -> assertThat(postback.payload()).isEqualTo("{}"));
  }

  @Test
  final void aNumberAnswersWhereNumbersWereShown() {
    post(first, text(first, "1", SENDER, "choose many"));
    fixture.settle();
    post(first, text(first, "2", SENDER, " 28. "));
    assertThat(fixture.heard(first, SENDER).getLast())
        .isEqualTo(new Content.Postback("{\"do\":\"c27\"}", "choice 27"));
    post(first, text(first, "3", SENDER, "99"));
    assertThat(fixture.heard(first, SENDER).getLast()).isEqualTo(new Content.Text("99"));
  }

  @Test
  final void whoeverWantsNoMoreMessagesGetsNone() {
    assumeTrue(
        Capabilities.of(channel().name()).orElseThrow().platform().optIn(),
        "here a bare stop only stops what is under way");
    say("a");
    assertThat(post(first, text(first, "1", SENDER, "STOP"))).isEqualTo(200);
    fixture.settle();
    assertThat(sent()).noneMatch(call -> call.text().contains("echo a"));
    assertThat(
            fixture.operator("GET", "/api/shops/" + PlatformFixture.SHOP + "/dead-letters").body())
        .contains("opted_out");
  }

  @Test
  final void aMessageAfterTheWindowIsRefusedAndSaysWhy() {
    var window = Capabilities.of(channel().name()).orElseThrow().platform().window();
    assumeTrue(window.isPresent(), "this platform has no window");
    say("a");
    fixture.clock.advance(window.orElseThrow().plusMinutes(1));
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).referenceOrReason()).startsWith("window_closed: ");
    assertThat(fixture.platform.calls()).isEmpty();
  }

  // What the platform does with what we send.

  @Test
  final void anErrorOfOursIsADeadLetterAndTheNextMessageGoes() {
    say("a");
    fixture.platform.answers(400, refused());
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.DEAD);
    assertThat(fixture.lastSent(first, SENDER).referenceOrReason()).contains("400");
    say("b");
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.SENT);
  }

  @Test
  final void aDeadLetterIsListedAndCanBeSentAgain() {
    say("a");
    fixture.platform.answers(400, refused());
    fixture.settle();
    var letters =
        fixture.operator("GET", "/api/shops/" + PlatformFixture.SHOP + "/dead-letters").body();
    assertThat(letters).contains("\"channel\":\"" + channel().name() + "\"", "\"state\":\"dead\"");
    var conversation = fixture.conversation(first, SENDER, "").id();
    var replay = "/api/conversations/" + conversation + "/messages/2/replay";
    assertThat(fixture.operator("POST", replay).statusCode()).isEqualTo(202);
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.SENT);
    assertThat(fixture.operator("POST", replay).statusCode()).isEqualTo(404);
    assertThat(fixture.get("/api/shops/" + PlatformFixture.SHOP + "/dead-letters").statusCode())
        .isEqualTo(401);
  }

  /** What the platform says with a 400. */
  protected String refused() {
    return "{}";
  }

  @Test
  final void aPlatformThatAsksToWaitIsWaitedFor() {
    say("a");
    fixture.platform.then(new PlayedPlatform.Next.Answers(429, Map.of("Retry-After", "120"), "{}"));
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.WAITING);
    var calls = sent().size();
    fixture.clock.advance(Duration.ofSeconds(119));
    fixture.settle();
    assertThat(sent()).hasSize(calls);
    fixture.clock.advance(Duration.ofSeconds(1));
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.SENT);
  }

  @Test
  final void aPlatformThatIsIllIsTriedAgain() {
    say("a");
    fixture.platform.answers(503, "no");
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.WAITING);
    fixture.clock.advance(Duration.ofMinutes(1));
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.SENT);
  }

  @Test
  final void aPlatformThatNeverAnswersFollowsTheChannelsRule() {
    say("a");
    fixture.platform.then(new PlayedPlatform.Next.NeverAnswers());
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(inDoubt());
  }

  @Test
  final void aPlatformThatClosesInTheMiddleFollowsTheChannelsRule() {
    say("a");
    fixture.platform.then(new PlayedPlatform.Next.ClosesInTheMiddle());
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(inDoubt());
  }

  private State inDoubt() {
    return Capabilities.of(channel().name()).orElseThrow().platform().inDoubt() == InDoubt.HOLD
        ? State.HELD
        : State.WAITING;
  }

  // Bad input of all kinds.

  /**
   * A bounded time of real payloads with something changed: never a 5xx, never a lost neighbour. A
   * failure is replayed with {@code -Dfuzz.seed}.
   */
  @Test
  final void mutatedRealPayloadsHarmNobody() {
    var seed = Long.getLong("fuzz.seed", System.nanoTime());
    var mutations = new Mutations(new Random(seed));
    var payloads = RecordedPayloads.of(channel().name());
    assertThat(payloads).as("recorded payloads of %s", channel().name()).isNotEmpty();
    var until = System.nanoTime() + 1_200_000_000L;
    var posted = 0;
    while (System.nanoTime() < until || posted < 30) {
      var real = payloads.get(posted % payloads.size());
      var mutated = sentAs(mutations.of(real));
      assertThat(post(first, mutated))
          .as("seed %d, request %d: %s", seed, posted, new String(mutated, StandardCharsets.UTF_8))
          .isBetween(200, 499);
      posted++;
      var neighbour = text(first, "n" + posted, "neighbour", "here " + posted);
      var batch = together(first, List.of(mutated, neighbour));
      if (batch.isPresent() && posted % 5 == 0) {
        assertThat(post(first, batch.get()))
            .as("seed %d, together: %s", seed, new String(batch.get(), StandardCharsets.UTF_8))
            .isEqualTo(200);
        assertThat(fixture.heard(first, "neighbour"))
            .as("seed %d, neighbour of %s", seed, new String(mutated, StandardCharsets.UTF_8))
            .contains(new Content.Text("here " + posted));
      }
    }
  }

  @Test
  final void theNeighbourOfWhatIsNestedDeeplyIsHeard() {
    var neighbour = text(first, "n2", "neighbour", "here");
    assumeTrue(together(first, List.of(neighbour)).isPresent(), "one event comes in a request");
    var deep = Mutations.nested(text(first, "n1", SENDER, "deep"), 300);
    var batch = together(first, List.of(deep, neighbour));
    assertThat(post(first, batch.orElseThrow())).isEqualTo(200);
    assertThat(fixture.heard(first, "neighbour")).contains(new Content.Text("here"));
  }

  // Helpers of the tests.

  protected final int post(Account account, byte[] body) {
    return fixture.post(body, headers(account, body, fixture.clock.instant())).statusCode();
  }

  /** The person says something, and the reply waits to be sent. */
  protected final void say(String text) {
    fixture
        .engine
        .intake()
        .accept(
            new io.comptoir.engine.Inbound(
                PlatformFixture.SHOP,
                new io.comptoir.customer.Identity(channel().name(), first.id(), SENDER),
                "",
                io.comptoir.base.Language.FRENCH,
                java.util.UUID.randomUUID().toString(),
                java.util.UUID.randomUUID(),
                new Content.Text(text)));
    fixture.engine.runUntilIdle();
  }

  /** What was sent that shows something, without signs of typing and reading. */
  protected List<PlayedPlatform.Call> sent() {
    return fixture.platform.calls();
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
