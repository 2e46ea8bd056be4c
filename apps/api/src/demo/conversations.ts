/** What people write to a company, invented: the demo's history is made of these. `{name}` is the customer, `{agent}` who answers. */

export type Speaker = "customer" | "agent";

export interface Conversation {
  readonly language: "en" | "it";
  readonly tags: readonly string[];
  /** Names of the disposition it ends with, from the top. */
  readonly disposition: readonly string[];
  readonly lines: readonly (readonly [Speaker, string])[];
}

export const CONVERSATIONS: readonly Conversation[] = [
  {
    language: "en",
    tags: ["delivery"],
    disposition: ["Order", "Delivery", "Late"],
    lines: [
      ["customer", "Hi, my order was due yesterday and nothing has arrived"],
      ["agent", "Hello {name}, I'm sorry about that. Could you send me the order number, please?"],
      ["customer", "It's 20418"],
      [
        "agent",
        "Thank you. The parcel is at the depot in your town and goes out tomorrow before noon. I'll keep an eye on it.",
      ],
      ["customer", "Great, thanks for the quick answer 👍"],
    ],
  },
  {
    language: "en",
    tags: ["returns"],
    disposition: ["Order", "Return"],
    lines: [
      ["customer", "The jacket is too small. Can I swap it for an L?"],
      ["agent", "Of course, {name}. You have 30 days. Shall I send you the return label here?"],
      ["customer", "Yes please"],
      ["agent", "Done, it's in your mailbox as well. As soon as the parcel is scanned, the L leaves our warehouse."],
      ["customer", "Perfect, thank you!"],
    ],
  },
  {
    language: "it",
    tags: ["consegna"],
    disposition: ["Order", "Delivery", "Late"],
    lines: [
      ["customer", "Buongiorno, il mio pacco risulta fermo da tre giorni"],
      ["agent", "Buongiorno {name}, controllo subito. Mi manda il numero dell'ordine?"],
      ["customer", "20773"],
      ["agent", "Grazie. Il corriere non ha trovato il citofono: ho chiesto una nuova consegna per domani mattina."],
      ["customer", "Il nome sul citofono è quello di mia moglie, Bianchi"],
      ["agent", "Perfetto, l'ho aggiunto alle note per il corriere."],
      ["customer", "Gentilissima, grazie"],
    ],
  },
  {
    language: "it",
    tags: ["preventivo", "vip"],
    disposition: ["Sale", "Quote sent"],
    lines: [
      ["customer", "Salve, vorrei un preventivo per 40 sedie da ufficio"],
      ["agent", "Buongiorno {name}, volentieri. Con braccioli o senza?"],
      ["customer", "Con braccioli, colore grigio se possibile"],
      ["agent", "Grigio disponibile, consegna in dieci giorni. Le mando il preventivo entro oggi pomeriggio."],
      ["customer", "Ottimo, resto in attesa"],
      ["agent", "Inviato ora alla sua e-mail. È valido fino a fine mese."],
      ["customer", "Ricevuto, ne parlo con il titolare e le faccio sapere"],
    ],
  },
  {
    language: "en",
    tags: [],
    disposition: ["Information"],
    lines: [
      ["customer", "Are you open on Saturday?"],
      ["agent", "Hello {name}! Yes, on Saturdays from 9 to 13."],
      ["customer", "Thanks!"],
    ],
  },
  {
    language: "it",
    tags: [],
    disposition: ["Information"],
    lines: [
      ["customer", "Buonasera, siete aperti il 2 giugno?"],
      ["agent", "Buonasera {name}, il 2 giugno siamo chiusi, riapriamo il giorno dopo alle 9."],
      ["customer", "Va bene, grazie mille"],
    ],
  },
  {
    language: "en",
    tags: ["invoice"],
    disposition: ["Billing", "Invoice sent"],
    lines: [
      ["customer", "Good morning, could you send me the invoice of last month again?"],
      ["agent", "Good morning {name}. To the same address as always?"],
      ["customer", "Yes, the accounting one"],
      ["agent", "Sent just now. Please check the spam folder if you don't see it."],
      ["customer", "Got it 🙏"],
    ],
  },
  {
    language: "it",
    tags: ["fattura"],
    disposition: ["Billing", "Invoice corrected"],
    lines: [
      ["customer", "Ho ricevuto la fattura ma la partita IVA è sbagliata"],
      ["agent", "Mi dispiace {name}. Mi scrive quella corretta? Emettiamo la nota di credito e la fattura nuova."],
      ["customer", "Ve l'ho appena mandata per e-mail con la visura"],
      ["agent", "Arrivata, grazie. Entro domani trova tutto nel cassetto fiscale."],
      ["customer", "Perfetto, buon lavoro"],
    ],
  },
  {
    language: "it",
    tags: ["appuntamento"],
    disposition: ["Appointment", "Booked"],
    lines: [
      ["customer", "Buongiorno, vorrei prenotare una visita di controllo"],
      ["agent", "Buongiorno {name}, ho posto giovedì alle 10:30 o venerdì alle 16. Quale preferisce?"],
      ["customer", "Giovedì alle 10:30 va benissimo"],
      ["agent", "Prenotato. Le mando un promemoria il giorno prima."],
      ["customer", "Grazie!"],
    ],
  },
  {
    language: "en",
    tags: ["appointment"],
    disposition: ["Appointment", "Moved"],
    lines: [
      ["customer", "I can't make it on Tuesday, could we move the appointment?"],
      ["agent", "No problem, {name}. Would Thursday at 11 suit you?"],
      ["customer", "A bit later would be better"],
      ["agent", "Thursday at 15:30, then?"],
      ["customer", "Yes, that works. Thank you"],
      ["agent", "Moved. See you on Thursday!"],
    ],
  },
  {
    language: "en",
    tags: ["complaint"],
    disposition: ["Complaint", "Refunded"],
    lines: [
      ["customer", "I've called twice this week and nobody got back to me. I'd like my money back."],
      [
        "agent",
        "{name}, I understand, and I'm sorry you had to chase us. I've read your file: the refund is due to you.",
      ],
      ["agent", "I've started it now. It takes two to three working days to reach your card."],
      ["customer", "Ok. I'll wait until Friday"],
      ["agent", "I'll check on Friday morning myself and write to you."],
      ["customer", "Thank you, that's all I wanted to hear"],
    ],
  },
  {
    language: "it",
    tags: ["reclamo"],
    disposition: ["Complaint", "Solved"],
    lines: [
      ["customer", "Il tavolo è arrivato con un graffio sul piano"],
      ["agent", "Mi dispiace molto, {name}. Può mandarmi una foto?"],
      ["customer", "La mando per e-mail perché qui non riesco, il telefono è vecchio"],
      ["agent", "Ricevuta. Le mandiamo un piano nuovo, lo cambia il nostro montatore. Martedì mattina va bene?"],
      ["customer", "Sì, martedì dopo le 9"],
      ["agent", "Fissato. A martedì!"],
    ],
  },
  {
    language: "en",
    tags: ["stock"],
    disposition: ["Sale", "Sold"],
    lines: [
      ["customer", "Do you still have the blue lamp from the window?"],
      ["agent", "We do, {name}: two left. Shall I put one aside for you?"],
      ["customer", "Yes please, I'll come by at 6"],
      ["agent", "It's at the till under your name until tonight."],
      ["customer", "You're the best 😊"],
    ],
  },
  {
    language: "it",
    tags: ["vip"],
    disposition: ["Sale", "Sold"],
    lines: [
      ["customer", "Ciao, avete ancora le scarpe rosse numero 38?"],
      ["agent", "Ciao {name}! Sì, è l'ultimo paio. Te le metto da parte?"],
      ["customer", "Sì! Passo domani dopo il lavoro"],
      ["agent", "Ti aspettiamo fino alle 19:30 🙂"],
      ["customer", "Perfetto, grazie"],
    ],
  },
  {
    language: "en",
    tags: ["password"],
    disposition: ["Technical", "Solved"],
    lines: [
      ["customer", "The app says my password is wrong but I'm sure it's right"],
      ["agent", "Hi {name}. After three tries it locks for ten minutes. Did you get a message about that?"],
      ["customer", "Oh yes, I see it now"],
      [
        "agent",
        "It's open again. If it happens once more, tap 'Forgot password' and you'll have a new one in a minute.",
      ],
      ["customer", "It works! Thanks"],
    ],
  },
  {
    language: "it",
    tags: ["app"],
    disposition: ["Technical", "Passed on"],
    lines: [
      ["customer", "L'app si chiude da sola quando apro le foto"],
      ["agent", "Grazie della segnalazione {name}. Che telefono ha e quale versione dell'app?"],
      ["customer", "Android 14, versione 5.2"],
      ["agent", "L'ho passata ai colleghi. Nella 5.3, che esce lunedì, dovrebbe essere risolto."],
      ["customer", "Ok, aspetto lunedì"],
    ],
  },
  {
    language: "en",
    tags: [],
    disposition: ["Information"],
    lines: [
      ["customer", "Can I pay in instalments?"],
      ["agent", "Yes, {name}: three instalments without interest for orders above 150."],
      ["customer", "And do I need anything for that?"],
      ["agent", "Only your card at the checkout. The choice appears after the address."],
      ["customer", "Thanks, very clear"],
    ],
  },
  {
    language: "it",
    tags: ["ritiro"],
    disposition: ["Order", "Return"],
    lines: [
      ["customer", "Vorrei restituire l'aspirapolvere, fa troppo rumore"],
      ["agent", "Certo {name}, ha 14 giorni di tempo. Preferisce il ritiro a casa o portarlo in negozio?"],
      ["customer", "Ritiro a casa"],
      ["agent", "Il corriere passa domani tra le 14 e le 18. L'etichetta la porta lui."],
      ["customer", "Comodissimo, grazie"],
    ],
  },
  {
    language: "en",
    tags: ["address"],
    disposition: ["Order", "Changed"],
    lines: [
      ["customer", "I've just ordered and I gave my old address 😬"],
      ["agent", "That happens, {name}. It hasn't been packed yet. What's the right one?"],
      ["customer", "Number 14 instead of 41, the street is right"],
      ["agent", "Changed. You'll get a new confirmation in a minute."],
      ["customer", "Phew, thank you!"],
    ],
  },
  {
    language: "it",
    tags: [],
    disposition: ["Information"],
    lines: [
      ["customer", "Quanto costa la spedizione in Svizzera?"],
      ["agent", "Buongiorno {name}, 18 euro fino a 5 chili, dogana compresa."],
      ["customer", "E quanto ci mette?"],
      ["agent", "Di solito quattro giorni lavorativi."],
      ["customer", "Grazie"],
    ],
  },
  {
    language: "en",
    tags: ["lead"],
    disposition: ["Sale", "Not interested"],
    lines: [
      ["customer", "Hello, I saw your ad. How much is the yearly plan?"],
      ["agent", "Hello {name}! 96 a year, and the first month is free."],
      ["customer", "Hm, a bit more than I thought. I'll think about it"],
      ["agent", "Of course. I'm here if you have any question."],
    ],
  },
  {
    language: "en",
    tags: ["warranty"],
    disposition: ["Technical", "Repair"],
    lines: [
      ["customer", "The coffee machine stopped after eight months. Is that still under warranty?"],
      ["agent", "It is, {name}: two years. Does the light blink red or yellow?"],
      ["customer", "Yellow, twice"],
      ["agent", "That's the pump. We'll collect it on Wednesday and you get a replacement the same day."],
      ["customer", "Wow, I didn't expect that. Thank you"],
    ],
  },
];

/** How conversations begin that nobody has answered yet. */
export const OPENINGS: readonly { readonly language: "en" | "it"; readonly lines: readonly string[] }[] = [
  { language: "en", lines: ["Hello? Is anybody there?", "I need to change my delivery address, it's urgent"] },
  { language: "it", lines: ["Buongiorno, avete ricevuto il mio bonifico di ieri?"] },
  { language: "en", lines: ["Hi! Do you ship to Ireland?"] },
  {
    language: "it",
    lines: ["Salve, il codice sconto della newsletter non funziona", "Mi dice sempre 'codice scaduto'"],
  },
];

/** Conversations in the middle: the last word is the customer's, or the agent's. */
export const RUNNING: readonly Pick<Conversation, "language" | "tags" | "lines">[] = [
  {
    language: "en",
    tags: ["delivery"],
    lines: [
      ["customer", "Hi, could the driver leave the parcel with my neighbour?"],
      ["agent", "Hello {name}, sure. Which name is on the door?"],
      ["customer", "Parker, ground floor on the left"],
    ],
  },
  {
    language: "it",
    tags: ["preventivo"],
    lines: [
      ["customer", "Buongiorno, ho bisogno di 12 armadietti con serratura"],
      ["agent", "Buongiorno {name}, in metallo o in legno?"],
      ["customer", "Metallo"],
      ["agent", "Le preparo l'offerta e gliela mando entro un'ora."],
    ],
  },
  {
    language: "en",
    tags: ["vip"],
    lines: [
      ["customer", "We'd like to order the same flowers as last year for our anniversary dinner"],
      ["agent", "How lovely, {name}! White roses and eucalyptus, right?"],
      ["customer", "Exactly! For the 28th, delivered at 5 pm"],
      ["customer", "And could you add a card this time?"],
    ],
  },
  {
    language: "it",
    tags: ["appuntamento"],
    lines: [
      ["customer", "Posso spostare l'appuntamento di mercoledì?"],
      ["agent", "Certo {name}, venerdì alle 9 o alle 17?"],
      ["customer", "Alle 17 sarebbe perfetto"],
    ],
  },
  {
    language: "en",
    tags: ["invoice"],
    lines: [
      ["customer", "I was charged twice for the same order"],
      ["agent", "I'm sorry, {name}. I can see both charges; one is only a reservation. May I check with the bank?"],
      ["customer", "Yes please, it's 89 each"],
      ["agent", "I'm on it and will write to you before tonight."],
    ],
  },
  {
    language: "it",
    tags: ["reclamo"],
    lines: [
      ["customer", "La lavatrice perde acqua da ieri sera"],
      ["agent", "Mi dispiace {name}. Chiuda il rubinetto, per favore: il tecnico può venire oggi tra le 15 e le 17."],
      ["customer", "Sono a casa, venga pure"],
    ],
  },
  {
    language: "en",
    tags: [],
    lines: [
      ["customer", "Which size should I take if I'm between M and L?"],
      ["agent", "Hi {name}, our cut is a little slim: I'd go for L."],
      ["customer", "Thanks! And does it shrink?"],
    ],
  },
  {
    language: "it",
    tags: ["vip"],
    lines: [
      ["customer", "Ciao, è arrivata la nuova collezione?"],
      ["agent", "Ciao {name}! Sì, da stamattina. Ti mando qualche foto?"],
      ["customer", "Magari! Mi interessano i cappotti"],
    ],
  },
  {
    language: "en",
    tags: ["app"],
    lines: [
      ["customer", "How do I get my boarding card on my watch?"],
      ["agent", "Open the booking in the app, {name}, and tap the watch symbol at the top."],
      ["customer", "There is no such symbol on mine"],
    ],
  },
];
