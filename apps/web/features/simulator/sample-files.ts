/** Files to send when none is at hand, made in the browser. */

/** A picture of a parcel label, drawn. */
export async function samplePhoto(): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.width = 960;
  canvas.height = 720;
  const paint = canvas.getContext("2d");
  if (paint !== null) {
    const sky = paint.createLinearGradient(0, 0, 960, 720);
    sky.addColorStop(0, "#f4d9b0");
    sky.addColorStop(1, "#4f8a8b");
    paint.fillStyle = sky;
    paint.fillRect(0, 0, 960, 720);
    paint.fillStyle = "#b8875a";
    paint.fillRect(230, 220, 500, 330);
    paint.fillStyle = "#a3744a";
    paint.fillRect(455, 220, 50, 330);
    paint.fillStyle = "#fffdf8";
    paint.fillRect(540, 260, 160, 110);
    paint.fillStyle = "#22302f";
    for (let bar = 0; bar < 16; bar += 1) paint.fillRect(556 + bar * 8, 276, bar % 3 === 0 ? 5 : 2, 50);
    paint.font = "600 20px sans-serif";
    paint.fillText("A-4821", 572, 354);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
  return new File([blob ?? new Blob()], "parcel.jpg", { type: "image/jpeg" });
}

const RATE = 16_000;
const SECONDS = 2.4;

/** A hummed voice note. */
export function sampleVoiceNote(): File {
  const samples = Math.floor(RATE * SECONDS);
  const view = new DataView(new ArrayBuffer(44 + samples * 2));
  const write = (at: number, word: string): void => {
    for (const [index, letter] of [...word].entries()) view.setUint8(at + index, letter.charCodeAt(0));
  };
  write(0, "RIFF");
  view.setUint32(4, 36 + samples * 2, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, samples * 2, true);
  for (let index = 0; index < samples; index += 1) {
    const second = index / RATE;
    const pitch = 150 + 40 * Math.sin(second * 3.1) + 18 * Math.sin(second * 11);
    const loudness = 0.28 * Math.abs(Math.sin(second * 4.2)) * Math.sin((Math.PI * second) / SECONDS);
    const wave = Math.sin(2 * Math.PI * pitch * second) + 0.4 * Math.sin(4 * Math.PI * pitch * second);
    view.setInt16(44 + index * 2, wave * loudness * 22_000, true);
  }
  return new File([view.buffer], "voice-note.wav", { type: "audio/wav" });
}

const RECEIPT = [
  "Receipt A-4821",
  "",
  "1 x Desk lamp, brass     49.00",
  "Delivery                  4.90",
  "Total                    53.90",
];

/** A one-page PDF. */
export function sampleDocument(): File {
  const lines = RECEIPT.map((line, index) => `1 0 0 1 72 ${720 - index * 20} Tm (${line}) Tj`).join("\n");
  const stream = `BT /F1 14 Tf\n${lines}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${offset.toString().padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new File([text], "receipt-A-4821.pdf", { type: "application/pdf" });
}
