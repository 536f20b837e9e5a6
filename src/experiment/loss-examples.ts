/** Losses to begin with, by what they are called on the page. */
export const LOSS_EXAMPLES = {
  fourth: '((pred - target) ** 4).mean()',
  logCosh: 'torch.log(torch.cosh(pred - target)).mean()',
  root: 'torch.sqrt((pred - target) ** 2 + 0.0001).mean()',
  lopsided: 'torch.where(pred > target, 3 * (pred - target), target - pred).mean()',
  clipped: 'torch.clamp((pred - target) ** 2, max=0.1).mean()',
  sum: '((pred - target) ** 2).sum()',
} as const
