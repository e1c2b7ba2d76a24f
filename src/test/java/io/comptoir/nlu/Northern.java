package io.comptoir.nlu;

import io.comptoir.nlu.training.Options;
import io.comptoir.nlu.training.Understanders;
import java.util.Currency;

/** A small shop of clothes and things for the house: another trade than the demo shop's. */
final class Northern {
  private Northern() {}

  static Understander understander() {
    return Understanders.train(
        Beauty.examples(),
        WordTable.vocabulary(WORDS),
        Beauty.LANGUAGES,
        Options.standard(Currency.getInstance("EUR")));
  }

  private static final String WORDS =
      """
      product | sac-odessa | Sac Odessa | Odessa Bag
      product | baskets-minuit | Baskets Minuit | Midnight Sneakers
      product | veste-bergamo | Veste Bergamo | Bergamo Jacket
      product | lampe-colibri | Lampe Colibri | Hummingbird Lamp
      product | tapis-kilim | Tapis Kilim Azur | Azure Kilim Rug
      product | trail-runner | Trail Runner X2 | Trail Runner X2
      product | montre-horizon | Montre Horizon 40 mm | Horizon Watch 40 mm
      category | bag | sac | bag
      category | shoes | chaussure, chaussures | shoe, shoes
      category | jacket | veste | jacket
      category | dress | robe | dress
      category | lamp | lampe | lamp
      category | jumper | pull | jumper
      category | shirt | chemise | shirt
      category | belt | ceinture | belt
      category | chocolate | chocolat | chocolate
      category | watch | montre | watch
      category | jewellery | bijou, bijoux | jewellery
      category | toy | jouet | toy
      brand | nordvik | Nordvik | Nordvik
      brand | belle-rive | Belle Rive | Belle Rive
      brand | kasoku | Kasoku | Kasoku
      material | leather | cuir | leather
      material | wool | laine | wool
      material | cotton | coton | cotton
      material | silk | soie | silk
      material | linen | lin | linen
      color | red | rouge | red
      color | blue | bleu | blue
      color | black | noir | black
      color | green | vert | green
      color | white | blanc | white
      color | navy | bleu marine | navy
      size | s | S | S, small
      size | m | M | M, medium
      size | l | L | L, large
      size | 38 | 38 | 38
      size | 40 | 40 | 40
      size | 42 | 42 | 42
      contains | gluten | gluten | gluten
      contains | nuts | noix | nuts
      contains | sugar | sucre | sugar
      contains | alcohol | alcool | alcohol
      feature | waterproof | imperméable | waterproof
      style | casual | décontracté | casual
      recipient | mother | mère, maman | mother, mum
      recipient | father | père, papa | father, dad
      recipient | niece | nièce | niece
      recipient | nephew | neveu | nephew
      recipient | brother | frère | brother
      recipient | sister | sœur | sister
      recipient | wife | femme | wife
      recipient | husband | mari | husband
      recipient | colleague | collègue | colleague
      occasion | birthday | anniversaire | birthday
      occasion | christmas | Noël | Christmas
      occasion | wedding | mariage | wedding
      city | Paris | Paris | Paris
      city | Lyon | Lyon | Lyon
      city | Bordeaux | Bordeaux | Bordeaux
      city | London | Londres | London
      coupon | NOEL15 | NOEL15 | NOEL15
      """;
}
