package io.comptoir.nlu;

import static io.comptoir.nlu.Beauty.french;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.nlu.Understanding.Sentiment;
import org.junit.jupiter.api.Test;

class SentimentTest {
  @Test
  void pleased() {
    check(
        Sentiment.POSITIVE,
        "c'est parfait, merci beaucoup",
        "j'adore !",
        "génial",
        "pas mal du tout, excellent",
        "I love it",
        "this is awesome",
        "😍",
        "very happy with it",
        "bravo 👏");
  }

  @Test
  void displeased() {
    check(
        Sentiment.NEGATIVE,
        "c'est nul",
        "je suis très déçue",
        "toujours pas reçu",
        "ce n'est pas terrible, je suis furieux",
        "quelle arnaque",
        "vous êtes des connards",
        "this is terrible",
        "it's not working and nobody helps",
        "I'm fed up",
        "not happy 😡",
        "pas satisfait");
  }

  @Test
  void neither() {
    check(
        Sentiment.NEUTRAL,
        "je cherche un parfum",
        "where is my order",
        "C-7F3K2Q",
        "une bonne crème pour les mains",
        "she loves roses",
        "");
  }

  @Test
  void whatOthersLikeIsNoFeelingAndAPriceIsNoComplaint() {
    check(
        Sentiment.NEUTRAL,
        "elle déteste la lavande",
        "il adore le cuir",
        "my boss loves fishing",
        "c'est cher",
        "that's too expensive for me",
        "un soin pour cheveux abîmés",
        "est-ce que la bougie brûle longtemps ?",
        "which is the best seller");
  }

  @Test
  void praiseBesideTroubleIsIrony() {
    check(
        Sentiment.NEGATIVE,
        "super, encore en retard 🙄",
        "bravo, le flacon est arrivé en miettes",
        "génial, deux semaines pour une bougie",
        "merci pour rien",
        "great, just great",
        "oh wonderful, sold out again 🙃");
    check(Sentiment.POSITIVE, "super, arrivé en deux jours", "brilliant, arrived early");
  }

  @Test
  void whatIsDeniedIsTurned() {
    check(Sentiment.POSITIVE, "pas mal", "not bad at all", "jamais déçue", "never disappointed");
    check(
        Sentiment.NEGATIVE, "c'est pas terrible", "ça me plaît pas", "not good", "i'm not pleased");
    check(Sentiment.NEUTRAL, "pas de retard, j'espère", "no problem");
  }

  @Test
  void otherLanguages() {
    check(Sentiment.NEGATIVE, "estoy muy decepcionada", "das ist eine frechheit", "fa schifo");
    check(Sentiment.POSITIVE, "estoy muy contenta", "das ist wunderschön", "adorei, obrigada");
  }

  @Test
  void whoIsInsultedAndWhatIsSwornAt() {
    for (var said :
        "t'es nulle|connard|tu es vraiment trop bête|you are useless|this bot is dumb|fuck off|du bist ein idiot|votre robot est complètement débile"
            .split("\\|")) {
      assertThat(tone(said).insulting()).as(said).isTrue();
    }
    for (var said :
        "c'est nul votre truc|putain c'est long|désolé pour la question bête|sorry for the stupid question|des bandes de cire|shit, i forgot the code"
            .split("\\|")) {
      assertThat(tone(said).insulting()).as(said).isFalse();
    }
  }

  @Test
  void whatHurries() {
    for (var said :
        "c'est urgent|il me le faut demain|c'est pour ce soir|le plus vite possible|i need it by tomorrow|asap please|es urgente|es eilt sehr bitte"
            .split("\\|")) {
      assertThat(tone(said).urgent()).as(said).isTrue();
    }
    for (var said : "pas urgent|rien ne presse|no rush|i'm not in a hurry|bonjour".split("\\|")) {
      assertThat(tone(said).urgent()).as(said).isFalse();
    }
  }

  @Test
  void whoIsInDanger() {
    for (var said :
        "je veux mourir|j'ai plus envie de vivre|je n'en peux plus, je veux en finir|je veux en finir avec la vie|i want to end it all|i'm tired of living|i want to kill myself|quiero morir|voglio morire"
            .split("\\|")) {
      assertThat(tone(said).distress()).as(said).contains(Tone.Distress.SELF_HARM);
    }
    for (var said :
        "mon fils a avalé la crème|je n'arrive plus à respirer depuis que j'ai mis le parfum|my daughter drank the perfume|i can't breathe|j'ai du parfum dans les yeux"
            .split("\\|")) {
      assertThat(tone(said).distress()).as(said).contains(Tone.Distress.EMERGENCY);
    }
    for (var said :
        "ce parfum est à mourir|je veux en finir avec cette commande|je voudrais en finir avec ce problème de livraison|je n'en peux plus d'attendre|i can't take this delay any more|mdr je suis mort de rire|i'm dying to try it|to die for|est-ce dangereux si on l'avale ?|une crème pour le contour des yeux|this killed me lol"
            .split("\\|")) {
      assertThat(tone(said).distress()).as(said).isEmpty();
    }
  }

  private static Tone tone(String said) {
    return Beauty.understander().understand(said, french()).tone();
  }

  private static void check(Sentiment expected, String... said) {
    for (var text : said) {
      assertThat(Beauty.understander().understand(text, french()).sentiment())
          .as(text)
          .isEqualTo(expected);
    }
  }
}
