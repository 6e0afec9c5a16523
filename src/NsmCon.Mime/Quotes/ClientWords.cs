using System.Collections.Frozen;

namespace NsmCon.Mime;

/// <summary>What a line names in the head of an earlier mail.</summary>
enum HeadField
{
    From,
    Sent,
    To,
    Cc,
    Subject,
    ReplyTo,
}

/// <summary>
/// What mail programs write around quotes and below texts, in the languages that they speak. To teach another language, add its words here.
/// </summary>
static class ClientWords
{
    /// <summary>How "On 1 May, Ada wrote:" begins, and the words that it has.</summary>
    public static (string Begins, string[] Has)[] Intros { get; } =
    [
        ("On ", ["wrote"]),
        ("Am ", ["schrieb", "geschrieben"]),
        ("Op ", ["schreef", "geschreven"]),
        ("Le ", ["a écrit"]),
        ("El ", ["escribió"]),
        ("Il ", ["ha scritto"]),
        ("Em ", ["escreveu"]),
        ("Den ", ["skrev"]),
        ("W dniu ", ["napisał", "pisze"]),
    ];

    /// <summary>How a line ends that tells who wrote what follows, and has no date before it.</summary>
    public static string[] IntroEnds { get; } =
    [
        " wrote:",
        " schrieb:",
        " schreef:",
        " a écrit :",
        " a écrit:",
        " escribió:",
        "さんは書きました:",
        "さんは書きました：",
        "のメール:",
        "のメール：",
        " skrev:",
        " ha scritto:",
    ];

    /// <summary>The names of the fields in the head of an earlier mail, as Outlook and Apple Mail write it.</summary>
    public static FrozenDictionary<string, HeadField> Fields { get; } =
        new Dictionary<HeadField, string[]>
        {
            [HeadField.From] = ["from", "von", "van", "de", "remitente", "差出人", "da", "från", "fra", "od", "от"],
            [HeadField.Sent] =
            [
                "sent",
                "date",
                "gesendet",
                "gesendet am",
                "datum",
                "verzonden",
                "envoyé",
                "enviado",
                "enviado el",
                "fecha",
                "送信日時",
                "日付",
                "日時",
                "inviato",
                "data",
                "skickat",
                "sendt",
                "dato",
                "wysłano",
                "отправлено",
                "дата",
            ],
            [HeadField.To] = ["to", "an", "aan", "à", "para", "宛先", "a", "till", "til", "do", "кому"],
            [HeadField.Cc] = ["cc", "kopie", "copie à", "copia"],
            [HeadField.Subject] =
            [
                "subject",
                "betreff",
                "onderwerp",
                "objet",
                "asunto",
                "件名",
                "oggetto",
                "assunto",
                "ämne",
                "emne",
                "temat",
                "тема",
            ],
            [HeadField.ReplyTo] = ["reply-to", "antwort an", "antwoord aan", "répondre à", "responder a", "返信先"],
        }
            .SelectMany(f => f.Value.Select(word => (word, f.Key)))
            .ToFrozenDictionary(w => w.word, w => w.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands between dashes above a mail that is answered.</summary>
    public static string[] Originals { get; } =
    [
        "original message",
        "original-nachricht",
        "ursprüngliche nachricht",
        "originalnachricht",
        "oorspronkelijk bericht",
        "originele bericht",
        "message d'origine",
        "message d’origine",
        "message original",
        "mensaje original",
        "元のメッセージ",
        "original appointment",
        "ursprünglicher termin",
        "messaggio originale",
        "mensagem original",
        "ursprungligt meddelande",
        "oprindelig meddelelse",
    ];

    /// <summary>What stands above a mail that is passed on.</summary>
    public static string[] Forwards { get; } =
    [
        "forwarded message",
        "begin forwarded message",
        "weitergeleitete nachricht",
        "anfang der weitergeleiteten nachricht",
        "doorgestuurd bericht",
        "begin doorgestuurd bericht",
        "message transféré",
        "message transmis",
        "début du message réexpédié",
        "début du message transféré",
        "mensaje reenviado",
        "inicio del mensaje reenviado",
        "転送されたメッセージ",
        "転送メッセージ",
        "forwarded by",
        "messaggio inoltrato",
        "mensagem encaminhada",
        "vidarebefordrat meddelande",
    ];

    /// <summary>What a subject begins with when a mail is passed on.</summary>
    public static string[] ForwardPrefixes { get; } =
    ["fwd:", "fw:", "wg:", "tr:", "rv:", "doorst:", "enc:", "i:", "転送:", "fwd：", "転送："];

    /// <summary>How the line begins that a telephone or a mail service puts below a text.</summary>
    public static string[] SignatureBeginnings { get; } =
    [
        "sent from my ",
        "sent from outlook",
        "sent from mail for windows",
        "sent from yahoo mail",
        "sent from proton mail",
        "sent with proton mail",
        "sent via ",
        "get outlook for ",
        "von meinem iphone gesendet",
        "von meinem ipad gesendet",
        "von meinem mobiltelefon gesendet",
        "von meinem galaxy gesendet",
        "von meinem/meiner galaxy gesendet",
        "gesendet von outlook",
        "gesendet mit der ",
        "gesendet von mail für windows",
        "gesendet mit proton mail",
        "gesendet von meinem ",
        "holen sie sich outlook",
        "outlook für ios",
        "outlook für android",
        "verstuurd vanaf mijn ",
        "verzonden vanaf mijn ",
        "verzonden vanuit ",
        "outlook voor ios",
        "outlook voor android",
        "verzonden met proton mail",
        "envoyé de mon ",
        "envoyé depuis ",
        "envoyé à partir de ",
        "envoyé avec la messagerie",
        "télécharger outlook",
        "obtenir outlook pour",
        "enviado desde mi ",
        "enviado desde outlook",
        "enviado desde correo para",
        "enviado con proton mail",
        "obtener outlook para",
        "iphoneから送信",
        "ipadから送信",
        "私のiphoneから送信",
        "android版outlook",
        "inviato da ",
        "enviado do meu ",
        "skickat från min ",
    ];
}
