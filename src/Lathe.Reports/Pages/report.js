// Two players in step: both run, one is heard. Switching moves only the volume, so nothing jumps.
(() => {
  const box = document.getElementById('ab');
  if (!box) return;
  const [before, after] = box.querySelectorAll('audio');
  const play = document.getElementById('ab-play');
  const sides = { before: document.getElementById('ab-before'), after: document.getElementById('ab-after'), blind: document.getElementById('ab-blind') };
  const bar = document.getElementById('ab-time');
  const told = document.getElementById('ab-told');
  let hidden = null;
  let side = 'after';
  const hear = (name) => {
    side = name;
    before.muted = name !== 'before';
    after.muted = name !== 'after';
    sides.before.setAttribute('aria-pressed', String(hidden === null && name === 'before'));
    sides.after.setAttribute('aria-pressed', String(hidden === null && name === 'after'));
  };
  const start = () => { before.currentTime = after.currentTime; before.play(); after.play(); play.textContent = 'Pause'; };
  const stop = () => { before.pause(); after.pause(); play.textContent = 'Play'; };
  const toggle = () => (after.paused ? start() : stop());
  const pick = (name) => { hidden = null; sides.blind.setAttribute('aria-pressed', 'false'); sides.before.textContent = 'Mix'; sides.after.textContent = 'Master'; told.textContent = ''; hear(name); };
  const blind = () => {
    if (hidden !== null) { told.textContent = 'X was the ' + (side === 'before' ? 'mix' : 'master') + '.'; const was = side; hidden = null; sides.blind.setAttribute('aria-pressed', 'false'); hear(was); return; }
    hidden = Math.random() < 0.5 ? 'before' : 'after';
    sides.blind.setAttribute('aria-pressed', 'true');
    told.textContent = 'X plays the mix or the master, you do not know which. Press X again to be told.';
    hear(hidden);
  };
  play.addEventListener('click', toggle);
  sides.before.addEventListener('click', () => pick('before'));
  sides.after.addEventListener('click', () => pick('after'));
  sides.blind.addEventListener('click', blind);
  after.addEventListener('timeupdate', () => {
    bar.value = after.duration ? after.currentTime / after.duration : 0;
    if (!after.paused && Math.abs(after.currentTime - before.currentTime) > 0.03) before.currentTime = after.currentTime;
  });
  after.addEventListener('ended', () => { after.currentTime = 0; before.currentTime = 0; stop(); });
  bar.addEventListener('click', (e) => { const r = bar.getBoundingClientRect(); after.currentTime = (e.clientX - r.left) / r.width * after.duration; before.currentTime = after.currentTime; });
  document.addEventListener('keydown', (e) => {
    if (e.target.closest('summary, a, input')) return;
    const key = e.key.toLowerCase();
    if (key === ' ' && !e.target.closest('button')) { e.preventDefault(); toggle(); }
    if (key === 'a') pick('before');
    if (key === 'b') pick('after');
    if (key === 'x') blind();
  });
  hear('after');
})();
